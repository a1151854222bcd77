#!/bin/bash
exec python3 /script/observer.py "$@"
