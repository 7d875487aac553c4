"""Engines: where the rules run. Whatever runs them, the findings are the same.

    mapping    the step that looks at records alone: findings of row rules, and rows for the step that follows
    rows       those rows, and what an engine must be able to ask of them: its ledger
    grouping   the step that looks at records together: ids given twice, ids that name nothing, records of one key
    waiving    the records that waive findings, and whether they needed to
    tally      the findings, counted all and kept as far as a report goes
    held       a ledger in memory
    spill      a ledger in a temporary database, when memory would not do
    plain      the engine of one process, which streams

    pieces     work that is done elsewhere: a job, pieces of sources, and what each comes to
    running    a check on an engine that works in pieces
    processes  the plain engine in several processes
    frames     the rows as frames, for any engine that has some
    duckdb, dask, spark        engines with frames of their own
    named      the engines by name

An engine gets ready for a job, and then does three things: `mapped` looks at the records of pieces, in whatever order;
`ledger` answers the four questions of `rows.Ledger` on tables of its own; `grouped` looks at the records that share a
key. Counting, keeping and placing what was found, and so the report, are the same for all.
"""
