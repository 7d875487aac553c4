"""Engines: where the rules run. Whatever runs them, the findings are the same.

    mapping    the step that looks at records alone: findings of row rules, and rows for the step that follows
    rows       those rows, and what an engine must be able to ask of them: its ledger
    grouping   the step that looks at records together: ids given twice, ids that name nothing, records of one key
    waiving    the records that waive findings, and whether they needed to
    tally      the findings, counted all and kept as far as a report goes
    held       a ledger in memory
    spill      a ledger in a temporary database, when memory would not do
    plain      the engine of one process, which streams

An engine is a module with two functions. `mapped(sources, plan, context)` runs the first step over the parts of its
sources, in whatever order, and gives what each came to. `ledger(...)` takes the rows of all parts, and answers the four
questions of `rows.Ledger` on tables of its own. The second step, and the report, are the same for all.
"""
