package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Localizes date pickers: the names of months and weekdays, the first day of the week and the buttons.
public final class Calendars {

    private Calendars() {}

    public static DatePickerI18n in(Locale locale) {
        return new DatePickerI18n()
                .setMonthNames(Stream.of(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList())
                .setWeekdays(weekdays(TextStyle.FULL_STANDALONE, locale))
                .setWeekdaysShort(weekdays(TextStyle.SHORT_STANDALONE, locale))
                .setFirstDayOfWeek(WeekFields.of(locale).getFirstDayOfWeek().getValue() % 7)
                .setToday(text("shell.today"))
                .setCancel(text("shell.cancel"));
    }

    /// Pickers count from Sunday.
    private static List<String> weekdays(TextStyle style, Locale locale) {
        return IntStream.range(0, 7)
                .mapToObj(days -> DayOfWeek.SUNDAY.plus(days).getDisplayName(style, locale))
                .toList();
    }
}
