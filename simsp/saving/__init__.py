"""The files of a run: tables, people, and the manifest that binds them.

Read in this order: `exact` (money and rights, whole satang), `monthly` (what happens in time), `waits` (how soon the
money comes), `inputs` (what a run is made from), `labels` (what charts call it), `shipped` (studies that come with
simsp), `evidence` (what of them belongs to a run), `tables_of_a_run` (all tables), `people` (every life), `manifests`
(what binds them).
"""

from simsp.saving.manifests import as_resolved, fingerprint, manifest
from simsp.saving.people import write_people
from simsp.saving.tables_of_a_run import write_tables

__all__ = ["as_resolved", "fingerprint", "manifest", "write_people", "write_tables"]
