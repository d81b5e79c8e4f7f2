"""Patterns: what has been observed of migrants in Thai social security, by hand from the sources named."""

from typing import NamedTuple

from simsp.rulebook import markdown


class Pattern(NamedTuple):
    """One observation; `beside` names what of the model to hold beside it, '' where the model has nothing like it."""

    when: str
    observed: str
    source: str
    grade: str
    beside: str = ""


_ENROLLED, _PRESENT = "`enrolled`", "`present`, `undocumented`"

MIGRANTS = (
    Pattern(
        "2011",
        "1.48 million registered (Myanmar 78.6%, Cambodia 10.9%, Laos 10.5%), at least 1.5 million not",
        "aidsdatahub.org (ADB/JUNIMA 2014)",
        "A",
        _PRESENT,
    ),
    Pattern("2013", "1,183,835 registered", "so08.tci-thaijo.org artssu 3988", "A", _PRESENT),
    Pattern(
        "Aug 2017",
        "772,270 without papers reported by 193,918 employers in two weeks",
        "smc.org.ph",
        "A",
        "`undocumented`",
    ),
    Pattern("Dec 2019", "2,788,316 registered", "ILO Covid note, readkong 4966950", "A", _PRESENT),
    Pattern(
        "Mar 2020",
        "915,980 have left Myanmar under an MOU since it began",
        "consult-myanmar.com 13 May 2022",
        "A",
        "`papers_mou`",
    ),
    Pattern("Dec 2022", "about 700,000 irregular who may extend", "S2", "A", "`undocumented`"),
    Pattern("2023", "2,613,373 registered", "artssu 3988; cnimyanmar 17804", "A", _PRESENT),
    Pattern("Dec 2024", "3.3 to 3.4 million registered", "Department of Employment", "B", _PRESENT),
    Pattern(
        "2025",
        "nearly 4 million registered; Cambodians 520,000, 12%, before July",
        "miragenews 1537093; prwire.my (Reuters)",
        "A",
        _PRESENT,
    ),
    Pattern(
        "Nov 2025",
        "about 100,000 Cambodians left, 90,000 of them with lapsed permits",
        "asianews.network 12 Nov 2025",
        "A",
        "`leaves`",
    ),
)

MEMBERS = (
    Pattern(
        "2011",
        "about 0.3 million migrants in the fund, below 9% of them",
        "docksci (WHO Bulletin 2017)",
        "A",
        _ENROLLED,
    ),
    Pattern(
        "about 2012",
        "about 50,000 of more than 700,000 nationality-verified from Myanmar (7%)",
        "english.dvb.no",
        "A",
        _ENROLLED,
    ),
    Pattern(
        "2015-18",
        "fewer than half of migrants in Greater Bangkok insured",
        "researcher.life 31f18c9c",
        "A",
        "`coverage`",
    ),
    Pattern("Dec 2019", "1.1 to 1.2 million in the fund", "SSO statistics", "B", _ENROLLED),
    Pattern("Dec 2022", "1.2 million: 72% Myanmar, 14% Cambodia, 14% other", "S2", "A", _ENROLLED),
    Pattern(
        "Dec 2023",
        "1.2 million, 5.2% of all insured; 948,728 from Myanmar (79%)",
        "hardstories.org",
        "A",
        _ENROLLED,
    ),
    Pattern(
        "2024",
        "11.83 million under section 33, about 10% of them migrants",
        "krabi.locality.guide",
        "A",
        "`office.thai_members`",
    ),
    Pattern("Apr 2025", "63% of more than 50,000 in Songkhla", "evrimagaci.org 331925", "A", "`coverage`"),
    Pattern("Sep 2025", "about 25% of about 4 million", "miragenews 1537093", "A", "`coverage`"),
    Pattern(
        "no date",
        "64% of regular migrants have public health insurance of any kind (1.97 million)",
        "insidekhonnok",
        "A",
    ),
)

BEHAVIOUR = (
    Pattern(
        "2022",
        "97% of enrolled migrants (met through NGOs) know of health care; about 50% of unemployment, maternity,"
        " childbirth and child; below 30% of death, invalidity and old age",
        "S2",
        "A",
        "`claims.knows`",
    ),
    Pattern("2022", "very little is known of how to claim", "S2", "A", "`claims.refused_otherwise`"),
    Pattern(
        "2022",
        "about 75% had ever used a benefit: mostly health, then unemployment, then childbirth and child",
        "S2",
        "A",
        "`take_up`",
    ),
    Pattern(
        "2022",
        "77% of users had difficulty: language, treatment, waits, procedures, embassies, in this order",
        "S2",
        "A",
        "`difficulty_language`",
    ),
    Pattern(
        "2022",
        "they know from trying, from others' stories and from NGOs; rarely from employers or states",
        "S2",
        "A",
        "`claims.talk`, `employers.informs`",
    ),
    Pattern("2022", "5 people had met an embassy, 2 a labour attache", "S2", "A", "`claims.helped`"),
    Pattern(
        "2022",
        "about 20% want to be in the fund, by one NGO's view of informal workers",
        "S2",
        "A",
        "`claims.willing_to_enrol`",
    ),
    Pattern(
        "2019/20",
        "few returnees know of the Thai lump sum; those who do call it a donation",
        "S3",
        "A",
        "`claims.gives_up`",
    ),
    Pattern(
        "2022",
        "employers who do not enrol are common; some refuse pregnant women",
        "S2",
        "A",
        "`employers.evasion`",
    ),
    Pattern(
        "2022",
        "workers' own papers must be valid on the day of a claim",
        "S2",
        "A",
        "`practice.expired_papers_block`",
    ),
    Pattern(
        "2022",
        "an agency's help recovered money that workers alone had not",
        "S2",
        "A",
        "`claims.help_prevents`",
    ),
    Pattern("2022", "waits are long; unemployment pay is slow", "S2", "A", "`waiting_days_median`"),
    Pattern(
        "2020",
        "97% of migrants in ASEAN who lost work had no support from social security",
        "ilo.org WCMS_864005",
        "A",
        "`take_up_cash`",
    ),
    Pattern(
        "2012-17",
        "childbirth and child are the cash most claimed by migrants, and more than doubled",
        "so04.tci-thaijo.org 248101",
        "A",
        "`rights.csv`",
    ),
    Pattern("since 2021", "people from Myanmar avoid their embassy", "S2", "A", "`fear`"),
    Pattern(
        "no date",
        "one migrant got half a month and about 20% less than Thai colleagues",
        "thailandtribune.com",
        "A",
    ),
    Pattern(
        "2022",
        "leaflets in Burmese, Lao and Khmer; no interpreters for lack of budget",
        "S2",
        "A",
        "`office.needs_interpreter`",
    ),
)

ALL = {"Migrants in Thailand": MIGRANTS, "Migrants in the fund": MEMBERS, "Behaviour": BEHAVIOUR}


def table(found: tuple[Pattern, ...]) -> list[str]:
    """The observations of one kind."""
    heads = ("when", "observed", "source", "grade", "hold beside")
    return markdown.table(
        heads, ([one.when, one.observed, one.source, one.grade, one.beside] for one in found)
    )
