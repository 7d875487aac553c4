"""Limits its own process and becomes a command: `launcher.py SECONDS BYTES COMMAND ...`.

A program of its own, so that no code has to run between fork and exec in a process that may have threads.
"""

from __future__ import annotations

import os
import resource
import sys

seconds, size = map(int, sys.argv[1:3])
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
resource.setrlimit(resource.RLIMIT_AS, (size, size))
os.execv(sys.argv[3], sys.argv[3:])  # noqa: S606  # our own program, and no shell
