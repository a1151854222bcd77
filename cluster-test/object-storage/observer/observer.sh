#!/bin/bash
# What matrix starts in each observer, and asks to verify
exec python3 /script/observer.py "$@"
