"""What the page says in sentences of its own; whatever code can tell is not here but made from the code.

Each name in backticks is a value, a field, a measure, a scenario, a module, a file, a command or a list of states; a
test looks for every one. Names in braces are figures that the page fills in.
"""

HEAD = """\
# How the model works (ODD protocol)

Made from the code and its values by `make odd`.

simsp follows made-up migrant workers in Thailand, month by month, through social security. It adds up, baht
by baht, what is paid in for them, what the law owes them, what reaches them, and where the rest stays. This
page describes the model for reviewers, in the order that agent-based models are described in: the ODD
protocol, Overview, Design concepts and Details, in its 2020 version (Grimm and others, *Journal of Artificial
Societies and Social Simulation* 23(2) 7). The first page needs no training in models.
"""

VALID = """\
## What the model is valid for, and what not

**Use it to**

- **compare rules on the same lives.** What changes if leavers are paid at once, if employers pay the whole
  contribution, if a threshold falls? Each made-up worker lives under both rules with the same luck, so a
  difference comes from the rule. It is always printed with its interval; where the interval holds zero, the
  model shows no difference.
- **see where money is lost, and at which gate.** Not enrolled, not remitted, a false reason recorded, nobody
  knew, already gone home, papers expired, too late, gave up waiting, refused, or no cash: each lost baht has
  one first cause, and `removal.csv` tells what opening that one gate would regain.
- **ask what the law owes to one history.** `simsp case` answers with section, arithmetic and what practice
  made of it.
- **find out which unknown matters.** Every guess has a range, the unclear clauses that matter most are
  switches; try the other answer.

**Do not use it to**

- **forecast how many migrants will come or stay.** The number of migrants is put in (`population.stock_*`),
  not found out.
- **advise one person.** It knows the law as far as [the page of rules](rules.md) goes, and not how an office
  will decide.
- **claim an effect whose size nobody has measured.** For leaflets, interpreters, inspections or a telephone
  line the model can say what follows *if* so many more know, are enrolled or are paid: a response for each
  step of the lever. How far a campaign moves the lever it cannot say.
- **tell what happens to the economy.** Wages, prices, firms that close or move and Thai workers' jobs do not
  answer. Two answers of employers are in it as assumptions: `employers.evasion_cost_elasticity` and
  `employers.wage_pass_through`.
- **tell what is politically possible**, or what governments do next. Shocks and registration rounds to come
  are assumed.
- **judge other schemes than the Social Security Fund.** Workmen's compensation, the health card and schemes
  at home are in no total or ratio. Thai members are only the queue at the counter; the balance of the fund is
  that of migrants alone (`fund_balance_thb`).
- **say anything of the time before {first}**, or of small groups beyond their intervals: Vietnamese are
  {vietnam} of the migrants of 2027, so a sample has few of them.

**How sure are the figures?** Of {all_values} values behind a run, {all_c} are grade C: assumptions with a
lowest and a highest value, because nobody has counted. Among the {lived} that say how people, employers and
offices behave (assumptions and practice) it is {lived_c}. Each replicate draws these anew: those on which reported
figures bear as the fit leaves them ([how](calibration.md)), the others from their ranges. An interval therefore
holds luck and the spread of the guesses, and not the doubt whether the model is built right; how it does on
figures that nothing was fitted to stands in [validation.md](validation.md). So quote figures as "under the
stated assumptions", with interval, scenario, version and seed.
"""

PURPOSE = """\
The model is to answer: of all that migrant workers in Thailand and their employers pay into social security,
how much comes back to them, where does the rest go, and which policy would change that? It is made for
advocates, ministry analysts and presenters of workshops, who compare policies with today's law.

**Patterns** are what has been observed in the world and a model of it should be able to show. Those below
were collected before the model was built. Some assumptions were set so that the model comes near a few of
them ([calibration](../calibration/README.md) says which and how near); near those, a fit proves nothing. The
column on the right names what to hold beside the observation, where the model has it.
"""

SCALES = """\
- **Agents** are migrants, employers and the social security offices of a region; a right that has fallen due
  is an entity of its own, with gates to pass. Employers are places with dispositions (enrol, remit, inform,
  record the true reason); families are dates of birth and counts in a migrant's record.
- **Time** passes in months from {first}; policies start in {start} and are followed to {until} unless the
  user says otherwise, and what is left of each right after that, to its end.
- **Space** is {regions} regions, each with one line at its counters; nothing is nearer or farther.
- **Money** is whole satang in the baht of its day; present values refer to the first month measured.
- **Scale**: one agent stands for many people: the stock of {start}, {stock} by assumption, divided by
  `--agents`.

All fields of all records, with their meaning, stand [at the end](#a-all-fields).
"""

SCHEDULE = """\
These processes run on one clock (SimPy) whose unit is a month. Within a month everything happens in one fixed
order; people are taken in the order of their numbers, which carries no advantage, as nobody meets another
directly. Stories told this month are heard in the next, and a region's line is served first come, first
served, by the day of filing.
"""

CONCEPTS = {
    "Basic principles": """\
Three layers are kept apart: what the law makes due and owed, what practice makes of it, and how people
behave. The law is a set of plain functions of dated values, the same for one case and for the simulation.
What the law owes never depends on records: months are counted three times, as the law counts them (`law`), as
employers enrolled them (`enrolled`) and as the office sees them (`shown`), and each difference is a loss at
its own gate. Every baht has exactly one place: paid in, received, still claimable, not yet due, lost at one
gate, or kept by the pool.""",
    "Emergence": """\
What is received and lost by gate, enrolment, take-up, waits, how knowledge is spread over groups, and who
enrols by choice come out of the steps. The number of migrants, their channels of entry, wages and lifetimes
are put in.""",
    "Adaptation": """\
People decide whether and when to file (in `simsp.month.claim`), whether to take old-age money on leaving
(`simsp.month.leave`), and, where a policy allows it, whether to enrol themselves (`simsp.month.contribute`).
Employers enrol less where enrolment costs them more (`employers.evasion_cost_elasticity`), and take part of a
new cost from wages above the minimum (`employers.wage_pass_through`). All else follows chances that no policy
moves unless a scenario says so.""",
    "Objectives": """\
A claim is filed only if what is owed is more than its cost (`claims.cost`, `claims.cost_from_home`). Between
a sum now and a pension later, a leaver takes what is worth more at an interest of their own
(`claims.lump_sum_interest_rate`). Somebody enrols by choice if the care and grants they expect, and the part
of the savings they believe they will see again, are worth more than the price.""",
    "Learning": """\
Workers learn branch by branch: from the first card and deduction, from an NGO, from an employer who informs,
and from the stories of others; and they forget (`claims.learns_at_deduction`, `claims.ngo_reach`,
`employers.informs`, `claims.talk`, `claims.fades`).""",
    "Prediction": """\
There is little of it. Those who could enrol themselves expect care by their own `risk`, and old-age money by
their own `plans` to stay and the `trust` of their group; a leaver who may choose values a pension by the mean
life table. Nobody foresees a change of law, a shock, or their own death.""",
    "Sensing": """\
A worker knows their own papers, job and children, and those branches of the law that they have heard of
(`knows`). They know neither their records nor whether an employer remits. Offices see the record that they
are shown, and papers.""",
    "Interaction": """\
There are three ways. Claims queue behind one another and behind those of Thai members (`simsp.world.queue`).
Who was paid or refused becomes a story that compatriots in the same region hear a month later (`told`,
`refused`, `hears`). Workers of one employer share its dispositions.""",
    "Stochasticity": """\
Every random number is a function of seed, person, month and decision, and of nothing else (`simsp.luck`): a
policy that adds a decision moves nobody else's luck. {decisions} decisions are drawn so, all listed [at the
end](#c-all-decisions-by-chance); so are the dispositions of each employer, once. Each replicate has a seed
and a draw of all assumptions, shared by its scenarios: from the fit where it knows the assumption
(`simsp.fitted`), else triangular, from lowest over central to highest value. Intervals are the 2.5 and 97.5
percentiles over replicates; differences are paired. Every fourth
replicate repeats the draw before it, which tells luck from ignorance; other readings of the law are lived by a
tenth of the replicates, one at a time (`simsp.intervals`, `simsp.readings`).""",
    "Collectives": """\
Migrants of one nationality in one region form a group ({groups} in all) with its own stories and trust. A
cohort, those first insured in the five years from the start, is followed to the last fate of their rights:
the lifetime view. The period view counts everybody in the months measured. The two are never mixed.""",
    "Observation": """\
The model writes tables: {tables}. {measures} measures are made from them, each with its formula
[at the end](#d-all-measures). Of single lives it tells a few, chosen by a stated rule (`simsp.lives.choice`),
and all of them only when asked. The observer knows everything: what the law owes is seen
whether or not anybody claims.""",
}

START_STATE = """\
The history begins in {first} with {stock_first} migrants by assumption, {stock_first_of}. Each gets age, sex,
sector, region, papers with a date of expiry, a stay so far, and by chance an insured past: months on all
three records at the wage of the day (`simsp.month.arrive`, `population.first_stock_*`). Nobody has children,
open rights or knowledge of benefits yet; lines at the counters are empty, and trust stands at one half. The
years up to the start of policies, with their shocks, let these settle; of them only `series.csv` tells. Every
scenario of a replicate starts from one and the same history, and a copied world goes on as if it had not been
copied. The whole lifetime is drawn once, on arrival ([why](decisions/0004-one-draw-for-a-lifetime.md)). First
arrivals are worked out beforehand from `population.stock_*`, so that a policy never changes who exists
([why](decisions/0003-arrivals-follow-the-stock.md)).
"""

INPUT = """\
Nothing is read while the model runs. Before the first month it reads dated values of law (`simsp/law`), of
practice and behaviour (`calibration`), a life table (`calibration/mortality.csv`), the calendar of shocks
below, and a scenario: a file that says only what changes, and from when. Shares in the calendar are drawn
like all assumptions; months are fixed.
"""

SUBMODELS = """\
Each step of a month is a module of `simsp/month`, described here in its own words, with the values that it
reads by name (those worked out beforehand from other values included), what it draws by chance, and the
branches of law whose rules it asks. What is owed is worked out by these rules alone; [the page of
rules](rules.md) has each with its clause.
"""

TESTED = """\
Nothing here rests on trust in the programmers alone: the promises below are tests that run on every change.
"""
