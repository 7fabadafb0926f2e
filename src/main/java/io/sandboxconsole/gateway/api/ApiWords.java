package io.sandboxconsole.gateway.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes and reads the constants of enums as the API has them: `wrong-state`.
public final class ApiWords {

    private ApiWords() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Reads the constant written `word`, in any case.
    ///
    /// @param field the member or the parameter that holds it
    /// @throws ApiProblem if there is none
    public static <E extends Enum<E>> E read(Class<E> type, String word, String field) {
        return Optional.ofNullable(type.getEnumConstants()).stream()
                .flatMap(Arrays::stream)
                .filter(constant -> of(constant).equalsIgnoreCase(word.replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> unknown(type, field));
    }

    private static <E extends Enum<E>> ApiProblem unknown(Class<E> type, String field) {
        var words = Arrays.stream(type.getEnumConstants()).map(ApiWords::of).toList();
        return new ApiProblem(
                        ProblemType.INVALID_REQUEST,
                        "“%s” has an unknown value. It takes: %s."
                                .formatted(field, words.stream().collect(Collectors.joining(", "))))
                .field(field)
                .candidates(words);
    }
}
