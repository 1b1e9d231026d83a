package org.bunpil.client.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownNamesTest {
    /** All of these look like the teacher's name, or so nearly that a class would not notice. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ms Park",
                "ms park",
                "MS  PARK",
                " Ms Park ",
                "MsPark",
                "Ｍｓ　Ｐａｒｋ",
                "Ms\u00a0Park",
                "Ms\u200bPark",
                "Ms Park\u202c",
                "Ms\u3164Park",
                "M\u034fs Park",
                "Ms Park\ufe0f"
            })
    void whoTakesTheTeachersNameIsShownWithANumber(String name) {
        ShownNames names = names(
                person(1, name, Role.WRITER), person(2, "Ms Park", Role.HOST).asOwner());
        assertEquals("Ms Park", names.of(2), "the teacher keeps the name, whoever came first");
        assertNotEquals(ShownNames.key(names.of(2)), ShownNames.key(names.of(1)));
        assertEquals(" (2)", names.of(1).substring(names.of(1).length() - 4));
    }

    @Test
    void koreanNamesTooHoweverTheyAreSpelt() {
        String apart = java.text.Normalizer.normalize("박 선생님", java.text.Normalizer.Form.NFD);
        ShownNames names =
                names(person(1, "박 선생님", Role.HOST), person(2, apart, Role.WRITER), person(3, "박선생님", Role.WRITER));
        assertEquals("박 선생님", names.of(1));
        assertEquals(apart + " (2)", names.of(2));
        assertEquals("박선생님 (3)", names.of(3));
    }

    @Test
    void otherNamesStayAsTheyAre() {
        ShownNames names =
                names(person(1, "민준", Role.WRITER), person(2, "👩‍🏫 Ana", Role.HOST), person(3, "Mina", Role.WRITER));
        assertEquals("민준", names.of(1));
        assertEquals("👩‍🏫 Ana", names.of(2));
        assertEquals("?", names.of(9), "nobody");
    }

    @Test
    void aNameThatShowsNothingIsAQuestionMarkAndNoneTurnsTextAroundOrHasTheTeachersSign() {
        ShownNames names = names(
                person(1, "", Role.WRITER), person(2, "\u200b", Role.WRITER), person(3, "\u202e★aniM", Role.WRITER));
        assertEquals("?", names.of(1));
        assertEquals("? (2)", names.of(2));
        assertEquals("aniM", names.of(3));
    }

    /** Whatever people call themselves, no two are shown alike. */
    @Test
    void noTwoAreShownAlike() {
        Random random = new Random(1);
        List<String> parts = List.of("Kim", "kim", " ", "(2)", "（２）", "\u200b", "2", "\u3164", "");
        for (int round = 0; round < 2_000; round++) {
            Map<Integer, Person> people = new TreeMap<>();
            for (int c = 1; c <= 12; c++) {
                StringBuilder name = new StringBuilder();
                for (int i = random.nextInt(4); i >= 0; i--) name.append(parts.get(random.nextInt(parts.size())));
                people.put(c, person(c, name.toString(), random.nextInt(4) == 0 ? Role.HOST : Role.WRITER));
            }
            ShownNames names = ShownNames.of(people);
            HashSet<String> keys = new HashSet<>();
            for (int c = 1; c <= 12; c++) keys.add(ShownNames.key(names.of(c)));
            assertEquals(12, keys.size(), names.toString());
        }
    }

    private static Person person(int c, String name, Role role) {
        return Person.newcomer(c, name, role);
    }

    private static ShownNames names(Person... people) {
        Map<Integer, Person> byNumber = new TreeMap<>();
        for (Person person : people) byNumber.put(person.c(), person);
        return ShownNames.of(byNumber);
    }
}
