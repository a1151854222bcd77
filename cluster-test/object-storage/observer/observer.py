"""Runs in a pod on each node, as long as /data/go is there: writes objects of 4 kB through the gateway's Service, and reads back what was
acknowledged last, each over a connection of its own that is given up after a second. An object is named by the time at which it was made; its
checksum is noted. Notes what was acknowledged, and when, in microseconds. "observer.py verify" reads all back and notes what is gone, or is
not what was written. /binding is what the consumer got."""

import datetime
import hashlib
import hmac
import http.client
import os
import pathlib
import queue
import sys
import threading
import time
import urllib.parse

LIMIT = 1  # seconds for an operation
PAUSE = 0.12
DATA = pathlib.Path("/data")
GO = DATA / "go"
NAMES = DATA / "names"  # NAME CHECKSUM, of all that were acknowledged


def now():
    return time.time_ns() // 1000


def binding(key):
    return pathlib.Path("/binding", key).read_text().strip()


def checksum(content):
    return hashlib.sha256(content).hexdigest()


def note(file, *words):
    with (DATA / file).open("a") as notes:
        print(*words, file=notes)


def signed(method, host, path, content):
    """The headers of a request, by AWS' Signature Version 4."""
    at = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    scope = f"{at[:8]}/us-east-1/s3/aws4_request"
    headers = {"host": host, "x-amz-content-sha256": checksum(content), "x-amz-date": at}
    names = ";".join(headers)
    request = "\n".join([method, path, "", *(f"{name}:{value}" for name, value in headers.items()), "", names, headers["x-amz-content-sha256"]])
    key = ("AWS4" + binding("secret-access-key")).encode()
    for part in [*scope.split("/"), f"AWS4-HMAC-SHA256\n{at}\n{scope}\n{checksum(request.encode())}"]:
        key = hmac.digest(key, part.encode(), "sha256")
    headers["authorization"] = f"AWS4-HMAC-SHA256 Credential={binding('access-key-id')}/{scope}, SignedHeaders={names}, Signature={key.hex()}"
    return headers


def ask(method, name, content=b""):
    address = urllib.parse.urlsplit(binding("uri"))
    path = f"/{binding('bucket')}/{os.environ['HOSTNAME']}/{name}"
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=LIMIT)
    try:
        connection.request(method, path, content, signed(method, address.netloc, path, content))
        answer = connection.getresponse()
        body = answer.read()
        return body if answer.status == 200 else None
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def limited(*request):
    """What ask says within LIMIT, or None: a name that is not resolved has no limit of its own."""
    answers = queue.SimpleQueue()
    threading.Thread(target=lambda: answers.put(ask(*request)), daemon=True).start()
    try:
        return answers.get(timeout=LIMIT)
    except queue.Empty:
        return None


def reads(name, expected):
    body = limited("GET", name)
    return body is not None and checksum(body) == expected


def write(last):
    while GO.exists():
        name, content = str(now()), os.urandom(4096)
        if limited("PUT", name, content) is not None:
            note("write.acks", name, now())
            note("names", name, checksum(content))
            last[:] = [(name, checksum(content))]
        time.sleep(PAUSE)


def read(last):
    while GO.exists():
        began = now()
        for name, expected in last[:]:
            if reads(name, expected):
                note("read.acks", began, now())
        time.sleep(PAUSE)


def kept(name, expected):
    for _ in range(5):
        if reads(name, expected):
            return True
        time.sleep(1)
    return False


def verify():
    for file in ("write.acks", "read.acks", "names"):
        (DATA / file).touch()
    acknowledged = dict(line.split() for line in (DATA / "write.acks").read_text().splitlines())
    lost = [name for name, expected in map(str.split, NAMES.read_text().splitlines()) if not kept(name, expected)]
    (DATA / "write.lost").write_text("".join(f"{name} {acknowledged[name]}\n" for name in lost))
    (DATA / "read.lost").write_text("")
    for file in sorted([*DATA.glob("*.acks"), *DATA.glob("*.lost")]):
        for line in file.read_text().splitlines():
            print(f"{file.name}:{line}")


def observe():
    while True:
        if GO.exists():
            NAMES.unlink(missing_ok=True)
            last = []
            clients = [threading.Thread(target=client, args=[last]) for client in (write, read)]
            for client in clients:
                client.start()
            for client in clients:
                client.join()
        time.sleep(0.2)


verify() if sys.argv[1:] == ["verify"] else observe()
