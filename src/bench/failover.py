#!/usr/bin/env python3
"""Writes and follows one room on several servers while somebody breaks their database, and says what became of it.

    failover.py SECONDS AFTER 'COMMAND' SERVER...

Eight people post for SECONDS, each with one idempotency key a message, on the servers in turn, and repeat what failed.
Three follow: on the first server, on the last, and on all in turn. AFTER so many seconds, COMMAND is run.
"""
import json
import random
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

seconds, after, command, servers = float(sys.argv[1]), float(sys.argv[2]), sys.argv[3], sys.argv[4:]
lock = threading.Lock()
acknowledged, statuses, pauses, faults = {}, {}, [], []
last = time.time()


def call(server, method, path, body=None, token=None, key=None):
    request = urllib.request.Request(f"{server}/api/v1{path}", method=method)
    request.add_header("Content-Type", "application/json")
    if body is not None:
        request.data = json.dumps(body).encode()
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    if key:
        request.add_header("Idempotency-Key", key)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as refused:
        return refused.code, None
    except OSError:
        return 0, None


def write(writer):
    global last
    number = attempt = 0
    while time.time() < end:
        key = f"{writer}-{number}"
        status, message = call(servers[(writer + attempt) % len(servers)], "POST", f"{room}/messages", {"body": key},
                               token, key)
        attempt += 1
        with lock:
            statuses[status] = statuses.get(status, 0) + 1
            if status in (200, 201):
                acknowledged[message["no"]] = key
                pauses.append(time.time() - last)
                last = time.time()
                number += 1
        if status not in (200, 201):
            time.sleep(0.2)


def follow(heard, order):
    cursor, quiet, turn = "", 0, 0
    while quiet < 3:
        status, news = call(order[turn % len(order)], "GET", f"{room}/messages?wait=2&since={cursor}", token=token)
        turn += 1
        if status != 200:
            time.sleep(0.2)
            continue
        for message in news["messages"]:
            if message["no"] != len(heard) + 1:
                faults.append(f"{message['no']} after {len(heard)}")
            heard[message["no"]] = message["idempotencyKey"]
        cursor = news["cursor"]
        quiet = quiet + 1 if time.time() > end + 10 and not news["messages"] else 0


name = f"drill-{random.randrange(10**9)}"
account = {"username": name, "password": "a quiet night in Nantes"}
call(servers[0], "POST", "/users", account)
token = call(servers[0], "POST", "/auth/login", account)[1]["accessToken"]
room = f"/conversations/{call(servers[0], 'PUT', f'/rooms/{name}', token=token)[1]['id']}"
end = time.time() + seconds
followers = [({}, servers[:1]), ({}, servers[-1:]), ({}, servers)]
threads = [threading.Thread(target=write, args=(writer,)) for writer in range(8)]
threads += [threading.Thread(target=follow, args=follower) for follower in followers]
for thread in threads:
    thread.start()
time.sleep(after)
subprocess.run(command, shell=True, check=True, stdout=subprocess.DEVNULL)
for thread in threads:
    thread.join()

print(f"{len(acknowledged)} messages acknowledged; answers to posts by status: {statuses}")
print(f"longest pause between two acknowledgements: {max(pauses):.1f} s")
print("numbers dense:", sorted(acknowledged) == list(range(1, len(acknowledged) + 1)))
print("each follower heard each message once, in order:",
      not faults and all(heard == acknowledged for heard, _ in followers))
