"""Each mistake that a person can make in a case file is refused with file, line, key and what to write instead."""

from pathlib import Path

import pytest

from simsp.case import read
from simsp.errors import BadInput

HEAD = "title: A test\norigin: made up\n"
PERSON = "person: {nationality: Myanmar, sex: female, born: 1990-05}\n"  # line 3
WORK = "status: nv, sector: services, wage_thb: 9000"
JOB = f"history:\n  - {{from: 2019-07, to: 2022-06, {WORK}}}\n"  # lines 4 and 5
FINE = HEAD + PERSON + JOB


def who(keys: str) -> str:
    """A case with further keys of the person, in line 3."""
    return HEAD + PERSON.replace("}", f", {keys}}}") + JOB


def rows(*history: str) -> str:
    """A case with these rows of work, from line 5 on."""
    return HEAD + PERSON + "history:\n" + "".join(f"  - {{{row}}}\n" for row in history)


def happened(*events: str) -> str:
    """A case with a job until 2022-06 and these events, from line 7 on."""
    return FINE + "events:\n" + "".join(f"  - {{{event}}}\n" for event in events)


def abroad(*elsewhere: str) -> str:
    """A case with months in other countries, from line 5 on."""
    return HEAD + PERSON + "elsewhere:\n" + "".join(f"  - {{{row}}}\n" for row in elsewhere)


def expecting(*lines: str) -> str:
    """A case with a job and these expectations, from line 7 on."""
    return FINE + "expect:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


def paid(wage: str) -> str:
    """A case whose row in line 5 tells this wage."""
    return rows(f"from: 2019-07, to: 2022-06, wage_thb: {wage}")


KEYS = {
    "unknown key": ("titel: A\n" + FINE, "line 1: unknown key 'titel'; did you mean 'title'?"),
    "unknown key, nothing near": (
        FINE + "zzz: 1\n",
        "the keys are title, origin, source, tests, as_of, person, ",
    ),
    "title missing": (
        FINE.replace("title: A test\n", ""),
        "'title' is missing (what the case is about, in one line)",
    ),
    "origin missing": (
        FINE.replace("origin: made up\n", ""),
        "'origin' is missing (where the figures come from); write one of official example, hand calculation, made up",
    ),
    "person missing": (HEAD + JOB, "'person' is missing (who it is); write its keys below it, indented"),
    "person empty": (
        HEAD + "person:\n" + JOB,
        "line 3: 'person' has no value; write its keys below it, indented",
    ),
    "person not indented": (
        HEAD + "person:\nnationality: Myanmar\n" + JOB,
        "line 4: unknown key 'nationality'; it belongs under 'person'",
    ),
    "person a name": (HEAD + "person: Aye\n" + JOB, "line 3: 'person' must be a group of keys, not 'Aye'"),
    "person a list": (HEAD + "person: [Aye]\n" + JOB, "line 3: 'person' must be a group of keys, not a list"),
    "person none": (HEAD + "person: none\n" + JOB, "line 3: 'person' must be a group of keys, not 'none'"),
    "sex missing": (
        FINE.replace(" sex: female,", ""),
        "line 3: 'sex' is missing under 'person' (sex); write one of female, male",
    ),
    "born missing": (FINE.replace(", born: 1990-05", ""), "write a month as YYYY-MM, such as 2024-12"),
    "key of the person misspelt": (
        who("bank_acount: true"),
        "'bank_acount' under 'person'; did you mean 'bank_account'?",
    ),
    "key of a row in the person": (
        who("status: nv"),
        "'status' under 'person'; it belongs in a row of 'history'",
    ),
    "row misspelt": (
        rows(f"form: 2019-07, until: 2022-06, {WORK}"),
        "line 5: unknown key 'until' in a row of 'history'; did you mean 'to'?",
    ),
    "row without its end": (
        rows(f"from: 2019-07, {WORK}"),
        "line 5: 'to' is missing in a row of 'history' (last month",
    ),
    "row without wage": (
        rows("from: 2019-07, to: 2022-06"),
        "line 5: 'wage_thb' is missing in a row of 'history'",
    ),
    "no space after a colon": (rows(f"from:2019-07, to: 2022-06, {WORK}"), "write a space after 'from:'"),
    "history as one group": (
        HEAD + PERSON + "history:\n  from: 2019-07\n",
        "line 4: 'history' must be a list of rows that begin with '-', not a group of keys",
    ),
    "history as a word": (HEAD + PERSON + "history: none\n", "line 4: 'history' must be a list of rows"),
    "row as a word": (
        HEAD + PERSON + "history: [factory]\n",
        "a row of 'history' must be a group of keys, not 'factory'",
    ),
    "events as a word": (FINE + "events: none\n", "line 6: 'events' must be a list of rows"),
    "expect as a group": (
        FINE + "expect: {right: unemployment}\n",
        "line 6: 'expect' must be a list of rows",
    ),
    "a key without its value": (
        rows(f"from: 2019-07, to: 2022-06, enrolled: , {WORK}"),
        "line 5: 'enrolled' has no value; write true or false, or leave the key out",
    ),
    "a needed key without its value": (
        rows(f"from: , to: 2022-06, {WORK}"),
        "line 5: 'from' has no value; write a month as YYYY-MM",
    ),
    "a scenario in the place of a case": (
        "title: A\nchanges: {old_age.exit_lump_sum: choice}\n",
        "one.yaml: is a scenario, not a case; name it after --scenario, and a case file before it",
    ),
}
VALUES = {
    "thirteenth month": (
        rows(f"from: 2019-13, to: 2022-06, {WORK}"),
        "line 5: 'from' must be a month as YYYY-MM, such as 2024-12, not '2019-13'",
    ),
    "month of one digit": (rows(f"from: 2019-7, to: 2022-06, {WORK}"), "not '2019-7'; did you mean 2019-07?"),
    "month turned round": (
        rows(f"from: 07/2019, to: 2022-06, {WORK}"),
        "not '07/2019'; did you mean 2019-07?",
    ),
    "month in words": (
        rows(f"from: July 2019, to: 2022-06, {WORK}"),
        "not 'July 2019'; did you mean 2019-07?",
    ),
    "a day": (rows(f"from: 2019-07-31, to: 2022-06, {WORK}"), "not '2019-07-31'; did you mean 2019-07?"),
    "a day that may be a month": (
        rows(f"from: 01/07/2019, to: 2022-06, {WORK}"),
        "such as 2024-12, not '01/07/2019'",
    ),
    "year alone": (
        rows(f"from: 2019, to: 2022-06, {WORK}"),
        "must be a month as YYYY-MM, such as 2024-12, not '2019'",
    ),
    "Thai calendar": (
        rows(f"from: 2562-07, to: 2022-06, {WORK}"),
        "'from' is 2562-07; write a month between 1900 and 2200; of the Thai calendar? That is 2019-07",
    ),
    "until now": (
        rows(f"from: 2019-07, to: present, {WORK}"),
        "'to' must be a month as YYYY-MM, such as 2024-12, not 'present'",
    ),
    "as_of a word": (HEAD + "as_of: now\n" + PERSON + JOB, "line 3: 'as_of' must be a month"),
    "papers always": (who("papers_valid_until: always"), "'papers_valid_until' must be a month"),
    "wage with a comma in a row": (
        paid("10,000"),
        "line 5: unknown key '000' in a row of 'history'; write large numbers without a comma, such as 10000",
    ),
    "wage with a comma": (
        paid("'10,000'"),
        "must be a number without unit, quotes or commas, not '10,000'; write 10000",
    ),
    "wage with its unit": (paid("9000 baht"), "not '9000 baht'; write 9000"),
    "wage negative": (paid("-5"), "'wage_thb' is -5; write an amount from 0 to 1,000,000,000"),
    "wage beyond all wages": (paid("1e30"), "'wage_thb' is 1e+30; write an amount from 0 to 1,000,000,000"),
    "wage endless": (paid("1e999"), "'wage_thb' must be a number, not 'inf'"),
    "wage of three decimals": (
        paid("333.333"),
        "'wage_thb' is 333.333; write at most two decimals, such as 333.33",
    ),
    "wage as a list": (
        paid("[9000]"),
        "'wage_thb' must be a number without unit, quotes or commas, not a list",
    ),
    "wage as a truth value": (paid("true"), "not true or false"),
    "wage not a number": (paid(".nan"), "not '.nan'"),
    "truth in words": (
        rows(f"from: 2019-07, to: 2022-06, enrolled: yes, {WORK}"),
        "line 5: 'enrolled' must be true or false, not 'yes'; did you mean 'true'?",
    ),
    "status in capitals": (
        rows("from: 2019-07, to: 2022-06, status: NV, wage_thb: 9000"),
        "'status' cannot be 'NV': write one of mou, nv, cr, border_pass, undocumented; did you mean 'nv'?",
    ),
    "sector of another name": (
        rows("from: 2019-07, to: 2022-06, sector: factory, wage_thb: 9000"),
        "household, fishing, other; did you mean 'manufacturing'?",
    ),
    "insurance": (
        rows(f"from: 2019-07, to: 2022-06, insurance: s93, {WORK}"),
        "write one of s33, s39, s40, mhis, self_enrolment, none; did you mean 's39'?",
    ),
    "option of section 40": (
        rows("from: 2019-07, to: 2022-06, insurance: s40, option: 200"),
        "line 5: 'option' cannot be '200': write one of 70, 100, 300",
    ),
    "length of a health card": (
        rows(f"from: 2019-07, to: 2022-06, insurance: mhis, months: 5, {WORK}"),
        "line 5: 'months' cannot be '5': write one of 3, 6, 12, 24",
    ),
    "nationality by people": (FINE.replace("Myanmar", "Burmese"), "Laos, Vietnam; did you mean 'Myanmar'?"),
    "nationality that is none of the four": (
        FINE.replace("Myanmar", "Nepal"),
        "write one of Myanmar, Cambodia, Laos, Vietnam",
    ),
    "sex by a letter": (
        FINE.replace("female", "F"),
        "'sex' cannot be 'F': write one of female, male; did you mean 'female'?",
    ),
    "origin": (
        FINE.replace("made up", "hand"),
        "line 2: 'origin' cannot be 'hand': write one of official example",
    ),
    "knows a right": (
        who("knows: [pension]"),
        "write all, none, or a list of health, maternity, child, unemployment, invalidity_death, old_age; did you mean",
    ),
    "knows a group": (who("knows: {health: true}"), "'knows' cannot hold a group of keys"),
    "children counted": (
        who("children: 2"),
        "'children' must be a list of months, such as [2019-03, 2021-07], not '2'",
    ),
    "a child's month": (
        who("children: [2020]"),
        "'children' is a list, and each of it must be a month as YYYY-MM",
    ),
    "heirs counted": (who("heirs: 3"), "line 3: 'heirs' must be a group of keys or none, not '3'"),
    "heirs misspelt": (
        who("heirs: {kids: 2}"),
        "'kids' under 'heirs' of the person; did you mean 'children'?",
    ),
    "three parents": (who("heirs: {parents: 3}"), "'parents' is 3; write a whole number from 0 to 2"),
    "statement half told": (
        who("statement: {month: 2019-07}"),
        "'worker_thb' is missing under 'statement' of the person (old-age money credited as the worker's)",
    ),
    "statement none": (who("statement: none"), "'statement' must be a group of keys, not 'none'"),
    "title a list": (FINE.replace("A test", "[a]"), "line 1: 'title' must be a text, not a list"),
    "title of two lines": (
        FINE.replace("A test", '"a\\nb"'),
        "line 1: 'title' must be one line of ordinary text",
    ),
    "title too long": (FINE.replace("A test", "a" * 201), "line 1: 'title' is longer than 200 letters"),
    "source too long": (FINE + f"source: {'a' * 4001}\n", "'source' is longer than 4,000 letters"),
    "employer a list": (
        rows(f"from: 2019-07, to: 2022-06, employer: [a], {WORK}"),
        "'employer' must be a text, not a list",
    ),
}
EVENTS = {
    "unknown": (
        happened("month: 2022-07, event: dismised"),
        "line 7: 'event' cannot be 'dismised': write one of arrives, dismissed, resigned, ",
    ),
    "by another word": (happened("month: 2022-07, event: fired"), "did you mean 'dismissed'?"),
    "unnamed": (
        happened("month: 2022-07"),
        "line 7: 'event' is missing in a row of 'events' (what happened)",
    ),
    "a list": (happened("month: 2022-07, event: [a]"), "'event' cannot be a list"),
    "without month": (happened("event: dismissed"), "line 7: 'month' is missing in the event 'dismissed'"),
    "key misspelt": (
        happened("month: 2022-07, event: resigned, recored_as: resigned"),
        "line 7: unknown key 'recored_as' in the event 'resigned'; did you mean 'recorded_as'?",
    ),
    "key of another event": (
        happened("month: 2022-07, event: dismissed, days: 5"),
        "'days' in the event 'dismissed'; it belongs in the event 'sick', or in the event 'injured'",
    ),
    "reason": (
        happened("month: 2022-07, event: dismissed, recorded_as: quit"),
        "'recorded_as' cannot be 'quit': write one of dismissed, resigned; did you mean 'resigned'?",
    ),
    "days with a word": (happened("month: 2022-03, event: sick, days: 40 days"), "not '40 days'; write 40"),
    "half a day": (
        happened("month: 2022-03, event: sick, days: 4.5"),
        "'days' is 4.5; write a whole number from 0 to 3,660",
    ),
    "days beyond counting": (
        happened(f"month: 2022-03, event: sick, days: {'9' * 29}"),
        "write a whole number from 0 to 3,660",
    ),
    "claims nothing": (
        happened("month: 2022-07, event: claims"),
        "'right' is missing in the event 'claims' (which right)",
    ),
    "claims an unknown right": (
        happened("month: 2022-07, event: claims, right: pension"),
        "unemployment, old_age_pension, old_age_lump_sum, work_injury; did you mean 'old_age_pension'?",
    ),
    "claims from a country": (
        happened("month: 2022-07, event: claims, right: unemployment, from: Myanmar"),
        "'from' cannot be 'Myanmar': write one of thailand, home",
    ),
    "refuses an unknown right": (
        happened("month: 2022-07, event: refused, right: child_allowence"),
        "did you mean 'child_allowance'?",
    ),
    "opens an unknown gate": (
        happened("month: 2022-07, event: helped_by, opens: paper"),
        "did you mean 'papers'?",
    ),
    "help that opens nothing": (
        happened("month: 2022-07, event: helped_by, who: friends"),
        "'opens' is missing in the event 'helped_by' (the gate that the help opens); write one of enrolled, ",
    ),
    "learns of a right": (
        happened("month: 2022-07, event: learns, of: [pension]"),
        "'of' cannot hold 'pension'",
    ),
    "bill without a sum": (
        happened("month: 2022-03, event: hospital_bill"),
        "'thb' is missing in the event 'hospital_bill'",
    ),
}
STORIES = {
    "row that ends before it begins": (
        rows(f"from: 2022-07, to: 2022-06, {WORK}"),
        "line 5: 'to' 2022-06 lies before 'from' 2022-07",
    ),
    "rows of one employer overlap": (
        rows(f"from: 2019-07, to: 2022-06, {WORK}", f"from: 2022-06, to: 2023-01, {WORK}"),
        "line 6: this row overlaps with the row in line 5; rows may overlap only with different employers",
    ),
    "months abroad told twice": (
        abroad("country: japan, from: 2015-01, to: 2016-12", "country: japan, from: 2016-12, to: 2017-12"),
        "line 6: this row overlaps with the row in line 5; write each month once",
    ),
    "work before birth": (
        FINE.replace("1990-05", "2020-05"),
        "line 5: 2019-07 lies before the person's birth in 2020-05",
    ),
    "event before birth": (
        happened("month: 1980-01, event: papers_lapse"),
        "line 7: 1980-01 lies before the person's birth",
    ),
    "work in childhood": (
        FINE.replace("1990-05", "2015-05"),
        "line 5: this row begins at the age of 4: is 'born: 2015-05' right?",
    ),
    "work in the next century": (
        FINE.replace("1990-05", "1905-05"),
        "line 5: this row begins at the age of 114",
    ),
    "child before the mother": (
        who("children: [1980-01]"),
        "line 3: a child born in 1980-01 lies before the person's birth",
    ),
    "child of the future": (
        who("children: [2080-01]"),
        "line 3: a child born in 2080-01 is not born yet at the answer's date, 2024-06",
    ),
    "child told twice": (
        who("children: [2021-01]") + "events:\n  - {month: 2021-01, event: birth}\n",
        "line 3: the child born in 2021-01 is told twice: under 'children' and as an event 'birth'",
    ),
    "no child to leave": (
        happened("month: 2022-01, event: child_leaves_thailand"),
        "line 7: 'child_leaves_thailand': the file tells of no child born by then",
    ),
    "another child leaves": (
        who("children: [2018-01]") + "events:\n  - {month: 2021-01, event: child_dies, child: 2018-02}\n",
        "line 7: 'child' is 2018-02; the children born by then are of 2018-01",
    ),
    "two deaths": (
        happened("month: 2022-07, event: dies", "month: 2022-09, event: dies"),
        "line 8: the person dies a second time (first in line 7)",
    ),
    "work after death": (
        happened("month: 2022-01, event: dies"),
        "line 5: this row goes on after the person's death in 2022-01",
    ),
    "illness after death": (
        happened("month: 2022-07, event: dies", "month: 2022-09, event: sick"),
        "line 8: 'sick' lies after the person's death in 2022-07",
    ),
    "return without leaving": (
        happened("month: 2022-07, event: returns_to_thailand"),
        "line 7: 'returns_to_thailand' in 2022-07: the person is in Thailand already; write 'leaves_thailand' ",
    ),
    "leaving twice": (
        happened("month: 2022-07, event: leaves_thailand", "month: 2022-09, event: leaves_thailand"),
        "line 8: 'leaves_thailand' in 2022-09: the person has left already; write 'returns_to_thailand' before it",
    ),
    "arriving a second time": (
        happened("month: 2022-07, event: leaves_thailand", "month: 2022-09, event: arrives"),
        "line 8: 'arrives' in 2022-09: who left and comes back 'returns_to_thailand'",
    ),
    "arriving after working": (
        happened("month: 2020-01, event: arrives"),
        "line 7: 'arrives' in 2020-01: the row in line 5 begins before",
    ),
    "work while away": (
        happened("month: 2020-01, event: leaves_thailand"),
        "line 5: this row is work in Thailand after the person left in 2020-01",
    ),
    "work between leaving and return": (
        happened("month: 2020-01, event: leaves_thailand", "month: 2021-01, event: returns_to_thailand"),
        "line 5: this row is work in Thailand after the person left in 2020-01",
    ),
    "dismissed without a job": (
        happened("month: 2018-01, event: dismissed"),
        "line 7: 'dismissed' in 2018-01: no row of 'history' begins by then",
    ),
    "deducted and not enrolled": (
        rows(f"from: 2019-07, to: 2022-06, enrolled: false, deducted_thb: 450, {WORK}"),
        "line 5: 'deducted_thb' needs 'enrolled: true'",
    ),
    "enrolled and uninsured": (
        rows(f"from: 2019-07, to: 2022-06, enrolled: true, insurance: none, {WORK}"),
        "line 5: 'enrolled: true' contradicts 'insurance: none'",
    ),
    "a key of another insurance": (
        rows(f"from: 2019-07, to: 2022-06, option: 100, {WORK}"),
        "line 5: 'option' goes only with 'insurance: s40', and here it is s33",
    ),
    "Japan's scheme elsewhere": (
        abroad("country: laos, scheme: national, from: 2015-01, to: 2016-12"),
        "line 5: 'scheme' goes only with 'country: japan'",
    ),
    "statement over its own months": (
        who("statement: {month: 2020-01, months: 5, worker_thb: 1, employer_thb: 1, wage_thb: 9000}"),
        "line 5: this row begins before 2020-01; the months before that are in the 'statement' already",
    ),
    "statement with more on record": (
        who(
            "statement: {month: 2019-07, months: 5, recorded_months: 6, worker_thb: 1, employer_thb: 1, wage_thb: 9}"
        ),
        "line 3: 'recorded_months' is 6, more than the 5 months by law",
    ),
    "statement from before birth": (
        who("statement: {month: 2019-07, months: 500, worker_thb: 1, employer_thb: 1, wage_thb: 9000}"),
        "line 3: the 'statement' of 2019-07 counts 500 months, some before the person's birth",
    ),
    "answer before birth": (
        HEAD + "as_of: 1980-01\n" + PERSON + JOB,
        "line 3: 'as_of' 1980-01 lies before the person's birth in 1990-05",
    ),
    "answer before everything": (
        HEAD + "as_of: 2001-01\n" + PERSON + JOB,
        "line 3: 'as_of' 2001-01 lies before all that the file tells, which begins in 2019-07",
    ),
    "work without end": (
        FINE.replace("2022-06", "2199-06"),
        "the answer would be given in 2201-06, after 2200-12",
    ),
}
EXPECTATIONS = {
    "unknown right": (
        expecting("right: pension, owed_thb: 0"),
        "line 7: 'right' cannot be 'pension': write one of health_care, ",
    ),
    "unknown figure": (
        expecting("right: unemployment, owed: 0"),
        "line 7: unknown key 'owed' in a row of 'expect'; did you mean 'owed_thb'?",
    ),
    "no figure": (
        expecting("right: unemployment"),
        "line 7: a row of 'expect' must name a figure; those of a right are owed_thb, received_thb, ",
    ),
    "nothing": (
        expecting(""),
        "line 7: a row of 'expect' must name a figure; those of the whole case are worker_thb, ",
    ),
    "figure without its right": (
        expecting("owed_thb: 0"),
        "line 7: 'owed_thb' is no figure of the whole case; name the 'right' or 'scheme' too; those are worker_thb, ",
    ),
    "figure of the whole case": (
        expecting("right: unemployment, worker_thb: 5"),
        "line 7: 'worker_thb' is no figure of a right; those are owed_thb, ",
    ),
    "figure without a value": (
        expecting("right: unemployment, owed_thb: "),
        "line 7: 'owed_thb' has no value",
    ),
    "right and scheme": (
        expecting("right: unemployment, scheme: mhis, amount: 5"),
        "names a right or a scheme, not both",
    ),
    "unknown scheme": (
        expecting("scheme: japan, amount: 5"),
        "'scheme' cannot be 'japan': write one of mhis, section_40, ",
    ),
    "figure of no scheme": (
        expecting("scheme: mhis, owed_thb: 5"),
        "'owed_thb' is no figure of another scheme; those are amount, ",
    ),
    "unknown scenario": (
        expecting("right: unemployment, scenario: exit_lumpsum, owed_thb: 0"),
        "line 7: there is no scenario and no file 'exit_lumpsum'; did you mean 'exit_lump_sum'?",
    ),
    "missing scenario": (
        expecting("right: unemployment, scenario: mine.yaml, owed_thb: 0"),
        "line 7: there is no scenario and no file 'mine.yaml'; the shipped ones are current_law, ",
    ),
    "many payments": (
        expecting("right: unemployment, payments: many"),
        "'payments' must be a whole number, or life, not 'many'",
    ),
    "unknown gate": (expecting("right: unemployment, cause: paper"), "did you mean 'papers'?"),
    "month of nothing": (
        expecting("month: 2022-07, worker_thb: 5"),
        "line 7: 'month' goes only with 'right'",
    ),
    "part of another right": (
        expecting("right: unemployment, part: death, owed_thb: 5"),
        "'part' goes only with 'right: work_injury'",
    ),
    "unknown part": (
        expecting("right: work_injury, part: leg, owed_thb: 5"),
        "'part' cannot be 'leg': write one of death, funeral, ",
    ),
}
YAML = {
    "empty": ("", "the file is empty"),
    "only a remark": ("# nothing\n", "the file is empty"),
    "a list": ("- a\n", "line 1: write lines of 'key: value'"),
    "a key twice": (FINE + JOB, "line 6: the key 'history' is here a second time (first in line 4)"),
    "a key of a row twice": (
        rows("from: 2019-07, to: 2019-08, wage_thb: 1, wage_thb: 2"),
        "line 5: the key 'wage_thb' is here a second time",
    ),
    "tag": (FINE.replace("A test", "!!python/name:os.system"), "is refused; write plain values only"),
    "anchor": (
        FINE.replace("person: {", "person: &a {"),
        "line 3: the anchor '&a' is refused; write each value out",
    ),
    "alias": (FINE + "events: *a\n", "line 6: the alias '*a' is refused"),
    "tab": (
        FINE + "events:\n\t- {month: 2022-07}\n",
        "line 7: this is not YAML: a line begins with a tab; use spaces",
    ),
    "brace left open": (FINE + "events:\n  - {month: 2022-07\nsource: a\n", "this is not YAML"),
    "no colon": (HEAD + "person\n  sex: male\n", "this is not YAML"),
    "too large": (FINE + "# " + "x" * 200_000, "is larger than 200,000 bytes"),
}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param(*one, id=f"{group}: {name}")
        for group, cases in {
            "keys": KEYS, "values": VALUES, "events": EVENTS, "stories": STORIES, "expect": EXPECTATIONS, "YAML": YAML,
        }.items()
        for name, one in cases.items()
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_a_sentence_with_file_and_line(text, sentence, problems_of):
    """Every kind of bad input: the sentence names the file and says what is wrong and what to write."""
    problems = problems_of(text)

    assert sentence in "\n".join(problems)
    assert [problem for problem in problems if not problem.startswith("one.yaml") or "\n" in problem] == []


SINGLE = {
    name: text for cases in (VALUES, EVENTS, STORIES, EXPECTATIONS) for name, (text, _) in cases.items()
}
del SINGLE["statement half told"]  # four keys are missing


@pytest.mark.parametrize("text", SINGLE.values(), ids=SINGLE)
def test_one_mistake_is_told_once(text, problems_of):
    """Nobody has to find the mistake among its consequences."""
    assert len(problems_of(text)) == 1


def test_all_mistakes_are_told_at_once(problems_of):
    """Nobody has to repair a file mistake by mistake; rows that can be read are still held against each other."""
    told = problems_of(
        "title: A\nperson: {nationality: Burma, sex: female, born: 1990-13}\nhistory:\n"
        "  - {from: 2019-07, to: 2019-01, wage_thb: 1}\n  - {from: 2020-01, to: 2020-05}\n"
        "events:\n  - {month: 2021-01, event: dies}\n  - {month: 2021-02, event: dies}\n  - {event: sick}\n"
        "expect:\n  - {right: pension, owed_thb: 0}\n"
    )

    lines = sorted(int(one.partition(", line ")[2].partition(":")[0] or 0) for one in told)
    assert lines == [0, 2, 2, 4, 5, 8, 9, 11]


def test_a_thousand_rows_that_overlap_are_told_once_each(problems_of):
    """Not once for each two of them."""
    assert len(problems_of(rows(*[f"from: 2019-07, to: 2022-06, {WORK}"] * 1000))) == 999


def test_a_row_over_several_lines_is_told_by_the_line_of_its_key(problems_of):
    """Not by that of the row."""
    text = HEAD + PERSON + "history:\n  - from: 2019-07\n    to: soon\n    wage_thb: 9000\n"

    assert problems_of(text) == [
        "one.yaml, line 6: 'to' must be a month as YYYY-MM, such as 2024-12, not 'soon'"
    ]


OLDER = PERSON.replace("1990-05", "1950-05")
BEFORE_THE_LAW = {
    "a job": (
        HEAD + OLDER + f"history:\n  - {{from: 1985-07, to: 2022-06, {WORK}}}\n",
        "line 5: the row 1985-07 to 2022-06 needs the law of 1985-07, and ",
        "; tell what was before under 'statement' of the person",
    ),
    "a job before the first known rate": (
        HEAD + OLDER + f"history:\n  - {{from: 1999-01, to: 2022-06, {WORK}}}\n",
        "needs the law of 1999-01, and contributions.worker_rate has no value before 2004-01: no earlier one is known",
        "'statement'",
    ),
    "a birth": (
        HEAD + OLDER + f"history:\n  - {{from: 2004-01, to: 2005-12, {WORK}}}\nevents:\n"
        "  - {month: 2005-06, event: birth}\n",
        "line 7: 'birth' needs the law of 2005-06, and maternity.grant_amount has no value before 2007-01",
        "",
    ),
    "months in Japan": (
        HEAD + OLDER + "elsewhere:\n  - {country: japan, from: 1990-06, to: 1994-05, pay: 150000}\n",
        "line 5: the row 1990-06 to 1994-05 needs the law of 1994-05, and japan.",
        "",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "sentence", "advice"), BEFORE_THE_LAW.values(), ids=BEFORE_THE_LAW)
def test_what_needs_law_that_nobody_knows_is_told_with_its_row(text, sentence, advice, answered):
    """Months before the first dated value are refused, and never count as zero."""
    ended = answered(text.encode())

    assert (ended.exit_code, ended.stdout, len(ended.stderr.splitlines())) == (2, "", 1)
    assert sentence in ended.stderr
    assert advice in ended.stderr


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b"title: a\nsource: \xff\xfe\n", "line 2: is not text in UTF-8", id="not UTF-8"),
        pytest.param(b"title: a\n\x00\x01\n", "line 2: has signs that no text file has", id="binary"),
        pytest.param("title: ก\n".encode("utf-16"), "is not text in UTF-8", id="UTF-16"),
    ],
)
def test_a_file_that_is_not_text_is_refused(content, sentence, tmp_path):
    """Bytes that are no UTF-8 text get one sentence."""
    path = tmp_path / "one.yaml"
    path.write_bytes(content)
    with pytest.raises(BadInput) as refused:
        read.read(path)

    assert [sentence in problem for problem in refused.value.problems] == [True]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        pytest.param("gone.yaml", "gone.yaml: there is no such file", id="missing"),
        pytest.param(".", "is a folder; name a file in it", id="folder"),
        pytest.param("/dev/zero", "/dev/zero: is not an ordinary file", id="device"),
        pytest.param("a\0.yaml", "there is no such file", id="impossible name"),
    ],
)
def test_a_name_without_a_file_is_refused(name, sentence):
    """One sentence for what is no file."""
    with pytest.raises(BadInput) as refused:
        read.read(Path(name))

    assert [sentence in problem for problem in refused.value.problems] == [True]
