#!/bin/sh
# with-adapters.sh FOLDER SCANNER PORT PROGRAM ...: starts the program where FOLDER/class/tty and FOLDER/bus are those of /sys, and
# /dev/PORT is the pseudo-terminal SCANNER. To be run in a mount namespace of its own (unshare -m), so that nobody else sees any of it.
set -eu
folder=$1
scanner=$(readlink -f "$2")
port=$3
shift 3

# A /dev of our own: a name made in the real one would be there for everybody.
mount -t tmpfs -o mode=755 tmpfs "$folder/dev"
for name in null zero full random urandom tty; do
  : >"$folder/dev/$name"
  mount --bind "/dev/$name" "$folder/dev/$name"
done
for name in pts shm; do
  mkdir "$folder/dev/$name"
  mount --rbind "/dev/$name" "$folder/dev/$name"
done
ln -s pts/ptmx "$folder/dev/ptmx"
ln -s /proc/self/fd "$folder/dev/fd"
# Bound and not linked: the station follows links, and a pseudo-terminal has no speed.
: >"$folder/dev/$port"
mount --bind "$scanner" "$folder/dev/$port"

mount --rbind "$folder/dev" /dev
mount --bind "$folder/class/tty" /sys/class/tty
mount --bind "$folder/bus" /sys/bus
exec "$@"
