"""Schemes outside the Social Security Fund, apart from all ratios: health card, section 40, Japan, home schemes."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from simsp import months
from simsp.case.facts import ALL
from simsp.case.history import Abroad, Spell
from simsp.case.rights import baht
from simsp.case.state import Life
from simsp.case.values import NotInForce
from simsp.law import health_card, home_schemes, japan, voluntary
from simsp.parameters import DIMENSIONS

OPTIONS = {70: 1, 100: 2, 300: 3}
CURRENCIES = {"japan": "JPY", "myanmar": "MMK", "cambodia": "KHR", "laos": "LAK", "vietnam": "VND"}


@dataclass
class OtherScheme:
    """What another scheme cost or gives; money in hundredths of its currency."""

    scheme: str
    currency: str
    source: str
    amounts: dict[str, int] = field(default_factory=dict)
    why: str = ""

    def as_data(self) -> dict[str, Any]:
        """For JSON: amounts in hundredths of the currency."""
        return {
            "scheme": self.scheme,
            "currency": self.currency,
            **self.amounts,
            "source": self.source,
            "why": self.why,
        }


def other_schemes(life: Life) -> list[OtherScheme]:
    """What schemes outside the fund cost and give in this case."""
    return [*_cards(life), *_section_40(life), *_japan(life), *_home(life), *_transfer(life)]


def _cards(life: Life) -> Iterator[OtherScheme]:
    spells = [spell for spell in life.case.history if spell.insurance == "mhis" and spell.first <= life.month]
    if not spells:
        return
    paid, said = 0, []
    for spell in spells:
        law = life.rules.on(spell.first).health_card
        cards = -(-(min(spell.last, life.month) - spell.first + 1) // spell.card_months)
        cost = int(health_card.cost(spell.card_months, law))
        paid += cards * cost
        said.append(f"{cards} x {baht(cost)} (card of {spell.card_months} months with health check)")
    source = "Ministry of Public Health: Migrant Health Insurance Scheme"
    why = f"{'; '.join(said)}; care only, no cash and no pension"
    life.paid.member_price += paid
    yield OtherScheme("mhis", "THB", source, {"worker_paid": paid}, why)


def _section_40(life: Life) -> Iterator[OtherScheme]:
    spells = [spell for spell in life.case.history if spell.insurance == "s40" and spell.first <= life.month]
    if not spells:
        return
    price = government = 0
    for spell in spells:
        one, added = _price_of(spell, life)
        price += one
        government += added
    life.paid.member_price += price
    law = life.law().voluntary
    branches = _branches_of(spells[-1], law)
    is_open = voluntary.may_join_section_40(employee=False, thai=False, law=law)
    closed = "" if is_open else "; by law open to Thai nationals only"
    amounts = {"worker_paid": price, "government_paid": government}
    yield OtherScheme("section_40", "THB", "SSA s.40", amounts, f"covers {', '.join(branches)}{closed}")


def _price_of(spell: Spell, life: Life) -> tuple[int, int]:
    price = government = 0
    for month in range(spell.first, min(spell.last, life.month) + 1):
        law = life.rules.on(month).voluntary
        price += int(voluntary.price_of_option(OPTIONS[spell.option], law))
        government += int(voluntary.government_of_option(OPTIONS[spell.option], law))
    return price, government


_BRANCHES = ("sickness", "maternity", "invalidity", "death", "child allowance", "old age", "unemployment")


def _branches_of(spell: Spell, law: Any) -> list[str]:
    option = OPTIONS[spell.option]
    return [name for branch, name in enumerate(_BRANCHES) if voluntary.covers(option, branch, law)]


def _known(life: Life) -> list[Abroad]:
    """Months abroad as far as they lie before the day of the answer."""
    begun = (row for row in life.case.elsewhere if row.first <= life.month)
    return [replace(row, last=min(row.last, life.month)) for row in begun]


def _japan(life: Life) -> Iterator[OtherScheme]:
    spells = sorted((one for one in _known(life) if one.country == "japan"), key=lambda one: one.scheme)
    for scheme, rows in groupby(spells, key=lambda one: one.scheme):
        yield _lump_sum(life, scheme, list(rows))


def _lump_sum(life: Life, scheme: str, rows: list[Abroad]) -> OtherScheme:
    count = sum(row.last - row.first + 1 for row in rows)
    last = max(row.last for row in rows)
    law = life.rules.on(last).japan
    if scheme == "employees":
        pay = sum(row.pay * (row.last - row.first + 1) for row in rows) // count
        amount = int(japan.employees_pension(pay, count, law))
        withheld = int(japan.tax_withheld(amount, law))
        factor = japan.multiplier(count, law) / 100_000
        why = f"{count} months, average pay {baht(pay)} yen x {factor:.1f}; {law.tax_rate / 1000:g}% tax withheld"
    else:
        amount, withheld = int(japan.national_pension(count, law)), 0
        why = f"{count} months of the National Pension, no tax"
    if not japan.is_entitled(count, law):
        why = f"{count} months: from {law.least_months} and below {law.pension_months} give the lump sum"
    net, deadline = amount - withheld, last + law.claim_limit_months
    knows = _claims_in_time(life, deadline)
    by_law = life.rules.on(last).claims.knows[DIMENSIONS["branch"].index("old_age")] >= ALL
    in_time = knows or by_law
    commission = 0 if by_law else sum(row.commission for row in rows)
    forfeited = not in_time and japan.is_late(life.month - last, law)
    amounts = {
        "amount": amount,
        "withheld": withheld,
        "net": net,
        "received": max(net - commission, 0) if in_time else 0,
        "forfeited": net if forfeited else 0,
    }
    until = f"claim until {months.text(deadline)}"
    return OtherScheme(
        "japan_lump_sum", "JPY", "Japan: lump-sum withdrawal payment", amounts, f"{why}; {until}"
    )


def _claims_in_time(life: Life, deadline: int) -> bool:
    """Who knows of old-age money claims at once; who learns of it later, then."""
    if "old_age" in life.case.person.knows:
        return True
    learned = [event.month for event in life.case.events_named("learns") if "old_age" in event.keys["of"]]
    return any(month <= deadline for month in learned)


def _home(life: Life) -> Iterator[OtherScheme]:
    rows = [one for one in _known(life) if one.country != "japan"]
    for country, same in groupby(
        sorted(rows, key=lambda one: (one.country, one.first)), key=lambda one: one.country
    ):
        yield _paid_at_home(life, country, list(same))


def _paid_at_home(life: Life, country: str, rows: list[Abroad]) -> OtherScheme:
    """Contributions at home: both parties while working there; the worker alone, and twice, while insured abroad."""
    nation = DIMENSIONS["nationality"].index(country)
    worker = employer = twice = unknown = 0
    for row in rows:
        for month in range(row.first, row.last + 1):
            law = life.rules.on(month).home_schemes
            try:
                if _insured_abroad(life, month):
                    twice += int(home_schemes.contribution_while_abroad(nation, row.pay, law))
                    continue
                own, theirs = home_schemes.home_contribution(nation, row.pay, law)
            except NotInForce:  # months still count under an agreement; what they cost is not known
                unknown += 1
                continue
            worker, employer = worker + int(own), employer + int(theirs)
    try:
        fund, agency = home_schemes.welfare_fund(nation, life.rules.on(rows[0].first).home_schemes)
    except NotInForce:
        fund = agency = 0
    amounts = {
        "worker_paid": worker + twice,
        "employer_paid": employer,
        "paid_twice": twice,
        "welfare_fund": int(fund),
        "welfare_fund_of_agency": int(agency),
    }
    why = "months at home count in Thailand only under an agreement (home_schemes.portability)"
    if unknown:
        why += f"; contributions of {unknown} early months are not known and left out"
    source = f"social security law of {country.capitalize()}"
    return OtherScheme(f"home_{country}", CURRENCIES[country], source, amounts, why)


def _insured_abroad(life: Life, month: int) -> bool:
    """Whether the person is insured in Thailand or Japan in a month."""
    in_japan = any(row.country == "japan" and row.first <= month <= row.last for row in life.case.elsewhere)
    return in_japan or any(spell.insurance == "s33" for spell in life.case.spells_in(month))


def home_months(life: Life) -> int:
    """Insured months in the home country that do not overlap with insured months in Thailand."""
    country = life.case.person.nationality.lower()
    return sum(
        1
        for row in life.case.elsewhere
        if row.country == country
        for month in range(row.first, min(row.last, life.month) + 1)
        if month not in life.records.wages
    )


def _transfer(life: Life) -> Iterator[OtherScheme]:
    if life.transferred:
        amounts = {"amount": life.transferred}
        why = "the old-age account follows the worker who left for good"
        yield OtherScheme("transfer", "THB", "policy: home_schemes.portability", amounts, why)
