package io.sandboxconsole.daytona;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.spec.ResourceQuantity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Converts resource amounts to Daytona's whole numbers: GiB for memory and disk.
final class DaytonaQuantities {

    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,3})?)([A-Za-z]{0,2})");

    private static final Map<String, BigDecimal> BYTES = Map.of(
            "", BigDecimal.ONE,
            "k", BigDecimal.TEN.pow(3),
            "M", BigDecimal.TEN.pow(6),
            "G", BigDecimal.TEN.pow(9),
            "T", BigDecimal.TEN.pow(12),
            "Ki", BigDecimal.TWO.pow(10),
            "Mi", BigDecimal.TWO.pow(20),
            "Gi", BigDecimal.TWO.pow(30),
            "Ti", BigDecimal.TWO.pow(40));

    private static final BigDecimal THOUSANDTH = new BigDecimal("0.001");

    private DaytonaQuantities() {}

    /// Returns the faults of `resources`, by field, such as `resources.cpu`.
    static Map<String, Message> problems(Map<String, String> resources) {
        Map<String, Message> problems = new TreeMap<>();
        resources.forEach((resource, amount) -> {
            if (amount(resource, amount).isEmpty()) {
                problems.put("resources." + resource, problem(resource));
            }
        });
        return problems;
    }

    /// Returns the number for `amount` of `resource`; empty where Daytona has none for it.
    static Optional<BigDecimal> amount(String resource, String amount) {
        Matcher parts = AMOUNT.matcher(amount.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(parts.group(1));
        String unit = parts.group(2);
        return switch (resource) {
            case ResourceQuantity.CPU ->
                whole(unit.equals("m") ? number.multiply(THOUSANDTH) : number, unit.isEmpty() || unit.equals("m"));
            case ResourceQuantity.MEMORY, ResourceQuantity.DISK ->
                Optional.ofNullable(BYTES.get(unit)).flatMap(bytes -> gibibytes(number.multiply(bytes)));
            case ResourceQuantity.GPU -> whole(number, unit.isEmpty());
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> gibibytes(BigDecimal bytes) {
        BigDecimal[] division = bytes.divideAndRemainder(BigDecimal.TWO.pow(30));
        return whole(division[0], division[1].signum() == 0);
    }

    private static Optional<BigDecimal> whole(BigDecimal number, boolean readable) {
        return readable && number.signum() > 0 && number.stripTrailingZeros().scale() <= 0
                ? Optional.of(new BigDecimal(number.toBigIntegerExact()))
                : Optional.empty();
    }

    private static Message problem(String resource) {
        return switch (resource) {
            case ResourceQuantity.CPU -> Message.of("problem.daytona.cpu");
            case ResourceQuantity.MEMORY, ResourceQuantity.DISK -> Message.of("problem.daytona.gibibytes");
            case ResourceQuantity.GPU -> Message.of("problem.daytona.gpu");
            default -> Message.of("problem.daytona.resource");
        };
    }
}
