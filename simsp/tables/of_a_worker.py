"""The tables of one worker's months, which the workbook's audit recomputes."""

from simsp.tables.table import Table

_ACCOUNTS = ("short_term", "unemployment", "old_age")
_PAYERS = {"worker": "the worker", "employer": "the employer", "government": "the government"}

TABLES = (
    Table(
        "ledger.csv",
        "One simulated worker's months under the first scenario, as the engine counted them; satang. The manifest says "
        "by which rule the worker was chosen. Only months are listed in which something was credited to the old-age "
        "money, or it fell due. Not left where nobody fits the rule.",
        (
            ("month", "YYYY-MM"),
            (
                "event",
                "insured, return (a January without insurance), falls_due, or brought_along from before 2011",
            ),
            ("pay", "pay of the month"),
            ("counted", "1: the law counts the month, whatever the employer did (s.33, 47, 49)"),
            ("enrolled", "1: the employer had enrolled the worker and took the contribution from the pay"),
            ("remitted", "1: the contributions reached the fund"),
            ("wage", "insured wage: pay between floor and ceiling"),
            ("shifted", "the part of the worker's share that the employer pays in the worker's place"),
            *((payer, f"due from {who}, in all") for payer, who in _PAYERS.items()),
            *(
                (f"{payer}_{account}", f"of that, to the account: {account.replace('_', ' ')}")
                for payer in _PAYERS
                for account in _ACCOUNTS
            ),
            ("credited_worker", "old-age money that counts as the worker's own"),
            ("credited_employer", "old-age money that counts as the employer's"),
            *(
                (f"paid_by_{payer}", f"what {who} paid that reached the fund")
                for payer, who in _PAYERS.items()
            ),
            ("months", "months that the law has counted by then; 0 after the money fell due"),
            ("held_worker", "old-age money by law at the end of the month, the worker's part"),
            ("held_employer", "the employers' part"),
            ("held_returns", "yearly returns on both"),
            ("lump_sum", "the single sum that the law owes, in the month in which it falls due"),
        ),
    ),
    Table(
        "ledger_law.csv",
        "The law that ledger.csv was counted by, for the months and the nationality of its worker.",
        (
            ("name", "public name of the value"),
            (
                "unit",
                "parts per 100000, satang, months or count; a choice by its place in `simsp law`, from 0",
            ),
            ("from", "first month, YYYY-MM"),
            ("until", "last month"),
            ("value", "whole number, as the engine counts with it"),
            ("clause", "the clause of the rule that asks for it"),
            ("source", "where the value comes from; drawn values say from which range"),
            ("grade", "A read in a source, B from memory or official statistics, C expert assumption"),
        ),
    ),
)
