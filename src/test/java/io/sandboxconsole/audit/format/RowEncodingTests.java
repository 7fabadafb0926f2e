package io.sandboxconsole.audit.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowEncodingTests {

    private static final int ROUNDS = 3_000;

    private final Random random = new Random(Long.getLong("audit.seed", 8));

    private final RowHasher hasher = new RowHasher();

    @Test
    void the_test_vectors_of_the_specification_hold() {
        assertThat(TestVectors.SPECIFICATION).contains(TestVectors.text());
    }

    @Test
    void whatever_is_encoded_reads_back_as_it_was() {
        for (int round = 0; round < ROUNDS; round++) {
            var row = RandomRows.row(random);
            for (Part part : List.of(Part.PERSON, Part.CONTENT)) {
                byte[] bytes = RowEncoding.encode(part, row.values());

                assertThat(RowEncoding.decode(part, bytes)).isEqualTo(only(part, row.values()));
            }
            Map<Field, Object> read = RowEncoding.decode(Part.ROW, hasher.bytes(row));
            assertThat(read.remove(Field.PERSON_HASH)).isEqualTo(hasher.hash(row, Part.PERSON));
            assertThat(read.remove(Field.CONTENT_HASH)).isEqualTo(hasher.hash(row, Part.CONTENT));
            assertThat(read).isEqualTo(only(Part.ROW, row.values()));
        }
    }

    @Test
    void bytes_that_are_accepted_are_the_only_ones_for_their_values() {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes =
                    RowEncoding.encode(Part.CONTENT, RandomRows.row(random).values());
            byte[] damaged = damaged(bytes);
            Map<Field, Object> read;
            try {
                read = RowEncoding.decode(Part.CONTENT, damaged);
            } catch (MalformedRow | UnknownVersion refused) {
                continue;
            }

            assertThat(RowEncoding.encode(Part.CONTENT, read)).isEqualTo(damaged);
        }
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void a_change_of_any_field_changes_the_hash(Field field) {
        if (field.type() == FieldType.HASH) {
            return;
        }
        for (int round = 0; round < 50; round++) {
            var row = RandomRows.row(random);
            var other = row.with(field, RandomRows.otherValue(random, field, row.get(field)));

            assertThat(hasher.hash(other)).isNotEqualTo(hasher.hash(row));
            if (row.get(field) != null && !RandomRows.REQUIRED.contains(field)) {
                assertThat(hasher.hash(row.with(field, null))).isNotEqualTo(hasher.hash(row));
            }
        }
    }

    @Test
    void no_two_rows_have_the_same_bytes() {
        Set<Row> rows = new HashSet<>();
        Set<Bytes> encodings = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            var row = RandomRows.similarRow(random);
            if (rows.add(row)) {
                assertThat(encodings.add(Bytes.of(hasher.bytes(row))))
                        .as(row.toString())
                        .isTrue();
            }
        }
        assertThat(rows).hasSizeGreaterThan(ROUNDS / 10);
    }

    @Test
    void text_that_moves_from_one_field_to_the_next_changes_the_bytes() {
        var one = RandomRows.minimal().with(Field.TEAM, "ab").with(Field.OWNER, "c");
        var other = RandomRows.minimal().with(Field.TEAM, "a").with(Field.OWNER, "bc");

        assertThat(hasher.bytes(one)).isNotEqualTo(hasher.bytes(other));
    }

    @Test
    void an_empty_text_is_another_one_than_none() {
        var none = RandomRows.minimal();

        assertThat(hasher.hash(none.with(Field.DETAIL, ""))).isNotEqualTo(hasher.hash(none));
    }

    @Test
    void a_redacted_part_leaves_the_hash_as_it_was_and_tells_nothing() {
        for (int round = 0; round < 200; round++) {
            var row = RandomRows.row(random);

            for (Part part : List.of(Part.PERSON, Part.CONTENT)) {
                var redacted = row.redacted(part);

                assertThat(hasher.hash(redacted)).isEqualTo(hasher.hash(row));
                assertThat(Field.of(part))
                        .allSatisfy(field -> assertThat(redacted.get(field)).isNull());
                assertThat(redacted.redacted(part)).isEqualTo(redacted);
            }
            var nothing = row.redacted(Part.PERSON).redacted(Part.CONTENT);
            assertThat(hasher.hash(nothing)).isEqualTo(hasher.hash(row));
        }
    }

    @Test
    void equal_parts_of_two_rows_have_different_hashes_because_of_the_salt() {
        var values = RandomRows.minimal().with(Field.ADDRESS, "10.0.0.1").values();
        var one = new Row(values, RandomRows.salt(random), Seal.UNSALTED);
        var other = new Row(values, RandomRows.salt(random), Seal.UNSALTED);

        assertThat(hasher.hash(one, Part.PERSON)).isNotEqualTo(hasher.hash(other, Part.PERSON));
    }

    @Test
    void an_unknown_version_is_named() {
        byte[] bytes = hasher.bytes(RandomRows.minimal());
        bytes[0] = 2;

        assertThatExceptionOfType(UnknownVersion.class)
                .isThrownBy(() -> RowEncoding.decode(Part.ROW, bytes))
                .withMessage("A row has version 2 of the format, and this program knows version 1 only."
                        + " Use a newer one.");
    }

    @Test
    void bytes_of_one_part_are_not_taken_for_another() {
        byte[] person = RowEncoding.encode(Part.PERSON, Map.of());

        assertThatExceptionOfType(MalformedRow.class).isThrownBy(() -> RowEncoding.decode(Part.CONTENT, person));
    }

    @Test
    void what_has_no_encoding_is_refused() {
        var row = RandomRows.minimal();

        assertThatExceptionOfType(MalformedRow.class).isThrownBy(() -> hasher.hash(row.with(Field.TEAM, "a\ud800")));
        assertThatExceptionOfType(MalformedRow.class).isThrownBy(() -> hasher.hash(row.with(Field.NUMBER, -1L)));
        assertThatExceptionOfType(MalformedRow.class)
                .isThrownBy(() -> hasher.hash(row.with(Field.AT, Instant.ofEpochSecond(0, 1))));
        assertThatExceptionOfType(MalformedRow.class).isThrownBy(() -> row.with(Field.TEAM, 1L));
        assertThatExceptionOfType(MalformedRow.class).isThrownBy(() -> row.with(Field.ACTION, null));
        assertThatExceptionOfType(MalformedRow.class)
                .isThrownBy(() -> row.redacted(Part.PERSON).with(Field.ACTOR_NAME, "Ada"));
    }

    @Test
    void tags_rise_within_each_part_and_names_are_unique() {
        for (Part part : Part.values()) {
            var tags = Field.of(part).stream().map(Field::tag).toList();
            assertThat(tags)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .allSatisfy(tag -> assertThat(tag).isBetween(1, 255));
        }
        assertThat(Arrays.stream(Field.values()).map(Field::key)).doesNotHaveDuplicates();
    }

    @Test
    void moments_have_one_text() {
        for (int round = 0; round < ROUNDS; round++) {
            var moment = RandomRows.moment(random);
            assertThat(MomentText.read(MomentText.of(moment))).isEqualTo(moment);
        }
        for (String text : List.of(
                "2026-11-29T12:00:00Z",
                "2026-11-29T24:00:00.000000Z",
                "2026-02-30T12:00:00.000000Z",
                "2026-11-29t12:00:00.000000Z",
                "2026-11-29T12:60:00.000000Z",
                "")) {
            assertThatExceptionOfType(MalformedRow.class).isThrownBy(() -> MomentText.read(text));
        }
    }

    @Test
    void hexadecimal_text_has_one_spelling() {
        assertThat(Bytes.hex("00ff").toString()).isEqualTo("00ff");
        for (String text : List.of("00FF", "0", "0g", "g0", "0 ")) {
            assertThatExceptionOfType(MalformedRow.class).isThrownBy(() -> Bytes.hex(text));
        }
        assertThat(Bytes.of(HexFormat.of().parseHex("00ff"))).isEqualTo(Bytes.hex("00ff"));
    }

    private static Map<Field, Object> only(Part part, Map<Field, Object> values) {
        Map<Field, Object> some = new EnumMap<>(values);
        some.keySet().removeIf(field -> field.part() != part);
        return some;
    }

    /// Changes, adds, removes or doubles some byte.
    private byte[] damaged(byte[] bytes) {
        int place = random.nextInt(bytes.length);
        byte[] damaged = bytes.clone();
        switch (random.nextInt(3)) {
            case 0 -> damaged[place] += (byte) (1 + random.nextInt(255));
            case 1 -> damaged = Arrays.copyOf(bytes, place);
            default -> damaged = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(9));
        }
        return damaged;
    }
}
