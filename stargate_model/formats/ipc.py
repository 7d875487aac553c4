"""Files of Arrow IPC, `sites.arrow`: the columns of Parquet as they are in memory, without checksums.

In: the tree of a data set. Out: a file a collection. They are read as Parquet is, by `parquet`. For data that are kept
or sent, take Parquet, which tells when a byte of it has changed.
"""

from __future__ import annotations

from stargate_model.formats.parquet import ARROW, locate
from stargate_model.formats.parquet import write_arrow as write

EXTENSIONS = ARROW

__all__ = ["EXTENSIONS", "locate", "write"]
