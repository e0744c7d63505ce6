/*
 * What one program does to the files of a folder, in order: loaded before its libraries (LD_PRELOAD), it writes down every call that changes a file, a
 * name or a size, every sync with its beginning and its end, and what goes out on a terminal below the root. trace.ts reads what it writes.
 *
 * OVOSCOPE_TRACE: file to append to. OVOSCOPE_TRACE_ROOT: folder that is there before and is durable. OVOSCOPE_TRACE_DATA: the folder within it.
 *
 * A change and its entry are one step under a lock, so that the entries stand in the order in which the system saw the changes. A sync runs outside of
 * it: what was changed while it ran is not covered by it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { OPEN = 1, WRITE, RESIZE, RENAME, LINK, UNLINK, MKDIR, SYNC_BEGIN, SYNC_END, LINE, MAPPED, UNKNOWN };
enum { CREATED = 1, EMPTIED = 2, FOLDER = 4, ZEROS = 8, FAILED = 16 };

struct entry {
  uint8_t kind, flags;
  uint16_t path_bytes, second_path_bytes, unused;
  uint64_t file;
  uint64_t at;
  uint64_t length;
  uint64_t payload_bytes;
};

#define DESCRIPTORS 65536
static struct { uint64_t file, device; char is_line, is_tracked, syncs_writes; } open_files[DESCRIPTORS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int trace = -1;
static char root[PATH_MAX], data[PATH_MAX];
static uint64_t syncs;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("OVOSCOPE_TRACE"), *r = getenv("OVOSCOPE_TRACE_ROOT"), *d = getenv("OVOSCOPE_TRACE_DATA");
  if (path == NULL || r == NULL || d == NULL) return;
  snprintf(root, sizeof root, "%s", r);
  snprintf(data, sizeof data, "%s", d);
  trace = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int is_below(const char *path, const char *folder) {
  size_t length = strlen(folder);
  return strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static int is_data(const char *path) { return trace >= 0 && path != NULL && is_below(path, data); }

static void put(const void *bytes, size_t length) {
  const char *at = bytes;
  while (length > 0) {
    long done = syscall(SYS_write, trace, at, length);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) {
      /* A trace with a hole would prove nothing. */
      static const char text[] = "the trace of the files cannot be written\n";
      syscall(SYS_write, 2, text, sizeof text - 1);
      syscall(SYS_exit_group, 97);
    }
    at += done;
    length -= (size_t)done;
  }
}

static int is_zero(const char *bytes, size_t length) {
  return length == 0 || (bytes[0] == 0 && memcmp(bytes, bytes + 1, length - 1) == 0);
}

/* With the lock held. */
static void note(struct entry entry, const char *path, const char *second_path, const void *payload) {
  int before = errno;
  char head[sizeof(struct entry) + 2 * PATH_MAX];
  entry.path_bytes = path == NULL ? 0 : (uint16_t)strlen(path);
  entry.second_path_bytes = second_path == NULL ? 0 : (uint16_t)strlen(second_path);
  if (payload != NULL && entry.kind == WRITE && is_zero(payload, entry.length)) entry.flags |= ZEROS;
  entry.payload_bytes = payload == NULL || (entry.flags & ZEROS) ? 0 : entry.length;
  memcpy(head, &entry, sizeof entry);
  if (path != NULL) memcpy(head + sizeof entry, path, entry.path_bytes);
  if (second_path != NULL) memcpy(head + sizeof entry + entry.path_bytes, second_path, entry.second_path_bytes);
  put(head, sizeof entry + entry.path_bytes + entry.second_path_bytes);
  if (entry.payload_bytes > 0) put(payload, entry.payload_bytes);
  errno = before;
}

static void unknown(const char *call, const char *path) {
  pthread_mutex_lock(&lock);
  note((struct entry){.kind = UNKNOWN}, call, path, NULL);
  pthread_mutex_unlock(&lock);
}

/* libuv closes past close(): a descriptor may be a pipe by now. */
static int is_tracked(int fd) {
  if (trace < 0 || fd < 0 || fd >= DESCRIPTORS || !open_files[fd].is_tracked) return 0;
  int before = errno;
  struct stat now;
  int is_same = fstat(fd, &now) == 0 && now.st_ino == open_files[fd].file && now.st_dev == open_files[fd].device;
  errno = before;
  return is_same;
}

/* With the lock held, after an open. */
static void opened(int fd, const char *path, int flags, int was_there) {
  struct stat now;
  if (fd < 0 || fd >= DESCRIPTORS || fstat(fd, &now) != 0) return;
  memset(&open_files[fd], 0, sizeof open_files[fd]);
  open_files[fd].file = now.st_ino;
  open_files[fd].device = now.st_dev;
  if (S_ISCHR(now.st_mode)) {
    open_files[fd].is_line = 1;
    open_files[fd].is_tracked = 1;
    return;
  }
  if (!is_data(path) && strcmp(path, root) != 0) return;
  open_files[fd].is_tracked = 1;
  open_files[fd].syncs_writes = (flags & O_DSYNC) != 0;
  int what = 0;
  if (S_ISDIR(now.st_mode)) what |= FOLDER;
  else if (!was_there) what |= CREATED;
  else if (flags & O_TRUNC) what |= EMPTIED;
  if (what & (CREATED | EMPTIED)) note((struct entry){.kind = OPEN, .flags = (uint8_t)what, .file = now.st_ino}, path, NULL, NULL);
}

static int open_noting(int folder, const char *path, int flags, mode_t mode) {
  if (trace < 0 || path == NULL || !is_below(path, root)) return (int)syscall(SYS_openat, folder, path, flags, mode);
  pthread_mutex_lock(&lock);
  struct stat before;
  int was_there = lstat(path, &before) == 0;
  int fd = (int)syscall(SYS_openat, folder, path, is_data(path) ? flags & ~O_SYNC : flags, mode);
  int error = errno;
  if (fd >= 0) opened(fd, path, flags, was_there);
  pthread_mutex_unlock(&lock);
  errno = error;
  return fd;
}

#define MODE_OF(flags, last) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | O_TMPFILE)) { \
    va_list more; \
    va_start(more, last); \
    mode = va_arg(more, mode_t); \
    va_end(more); \
  }

int open(const char *path, int flags, ...) {
  MODE_OF(flags, flags)
  return open_noting(AT_FDCWD, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  MODE_OF(flags, flags)
  return open_noting(AT_FDCWD, path, flags | O_LARGEFILE, mode);
}
int openat(int folder, const char *path, int flags, ...) {
  MODE_OF(flags, flags)
  return open_noting(folder, path, flags, mode);
}
int openat64(int folder, const char *path, int flags, ...) {
  MODE_OF(flags, flags)
  return open_noting(folder, path, flags | O_LARGEFILE, mode);
}
int creat(const char *path, mode_t mode) { return open_noting(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return creat(path, mode); }

int close(int fd) {
  if (!is_tracked(fd)) return (int)syscall(SYS_close, fd);
  pthread_mutex_lock(&lock);
  memset(&open_files[fd], 0, sizeof open_files[fd]);
  int result = (int)syscall(SYS_close, fd);
  pthread_mutex_unlock(&lock);
  return result;
}

/* With the lock held: what of the pieces the system took. */
static void wrote(int fd, const struct iovec *pieces, int count, off_t offset, ssize_t done) {
  if (done <= 0) return;
  if (open_files[fd].is_line) return;
  for (int n = 0; n < count && done > 0; n++) {
    size_t length = pieces[n].iov_len < (size_t)done ? pieces[n].iov_len : (size_t)done;
    if (length == 0) continue;
    note((struct entry){.kind = WRITE, .file = open_files[fd].file, .at = (uint64_t)offset, .length = length}, NULL, NULL, pieces[n].iov_base);
    offset += (off_t)length;
    done -= (ssize_t)length;
  }
}

static int sync_noting(int fd, long call) {
  pthread_mutex_lock(&lock);
  uint64_t number = ++syncs, file = open_files[fd].file;
  note((struct entry){.kind = SYNC_BEGIN, .file = file, .at = number}, NULL, NULL, NULL);
  pthread_mutex_unlock(&lock);
  int result = (int)syscall(call, fd);
  int error = errno;
  pthread_mutex_lock(&lock);
  note((struct entry){.kind = SYNC_END, .flags = result == 0 ? 0 : FAILED, .file = file, .at = number}, NULL, NULL, NULL);
  pthread_mutex_unlock(&lock);
  errno = error;
  return result;
}

/* A file that is opened so that its writes are durable gets a write and a sync here: between the two there are states, too. */
static ssize_t write_noting(int fd, const struct iovec *pieces, int count, off_t offset) {
  pthread_mutex_lock(&lock);
  if (open_files[fd].is_line) {
    /* Before it goes out: nobody can have heard it earlier. What the line does not take is sent again, and then stands here twice. */
    for (int n = 0; n < count; n++)
      note((struct entry){.kind = LINE, .length = pieces[n].iov_len}, NULL, NULL, pieces[n].iov_base);
  }
  ssize_t done = offset < 0 ? syscall(SYS_writev, fd, pieces, count) : syscall(SYS_pwritev, fd, pieces, count, offset, 0);
  int error = errno;
  if (open_files[fd].is_line) note((struct entry){.kind = LINE, .flags = FAILED, .at = done < 0 ? 0 : (uint64_t)done}, NULL, NULL, NULL);
  else if (done > 0) wrote(fd, pieces, count, offset < 0 ? lseek(fd, 0, SEEK_CUR) - done : offset, done);
  pthread_mutex_unlock(&lock);
  if (done > 0 && open_files[fd].syncs_writes && sync_noting(fd, SYS_fdatasync) != 0) return -1;
  errno = error;
  return done;
}

ssize_t write(int fd, const void *bytes, size_t length) {
  if (!is_tracked(fd)) return syscall(SYS_write, fd, bytes, length);
  return write_noting(fd, &(struct iovec){(void *)bytes, length}, 1, -1);
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  if (!is_tracked(fd)) return syscall(SYS_pwrite64, fd, bytes, length, offset);
  return write_noting(fd, &(struct iovec){(void *)bytes, length}, 1, offset);
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return pwrite64(fd, bytes, length, offset); }
ssize_t writev(int fd, const struct iovec *pieces, int count) {
  if (!is_tracked(fd)) return syscall(SYS_writev, fd, pieces, count);
  return write_noting(fd, pieces, count, -1);
}
ssize_t pwritev64(int fd, const struct iovec *pieces, int count, off64_t offset) {
  if (!is_tracked(fd)) return syscall(SYS_pwritev, fd, pieces, count, offset, 0);
  return write_noting(fd, pieces, count, offset);
}
ssize_t pwritev(int fd, const struct iovec *pieces, int count, off_t offset) { return pwritev64(fd, pieces, count, offset); }

static int resize_noting(int fd, const char *path, off_t size) {
  pthread_mutex_lock(&lock);
  struct stat now;
  int result = path == NULL ? (int)syscall(SYS_ftruncate, fd, size) : (int)syscall(SYS_truncate, path, size);
  int error = errno;
  if (result == 0 && (path == NULL ? fstat(fd, &now) : stat(path, &now)) == 0)
    note((struct entry){.kind = RESIZE, .file = now.st_ino, .length = (uint64_t)size}, NULL, NULL, NULL);
  pthread_mutex_unlock(&lock);
  errno = error;
  return result;
}

int ftruncate64(int fd, off64_t size) {
  return is_tracked(fd) ? resize_noting(fd, NULL, size) : (int)syscall(SYS_ftruncate, fd, size);
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }
int truncate64(const char *path, off64_t size) {
  return is_data(path) ? resize_noting(-1, path, size) : (int)syscall(SYS_truncate, path, size);
}
int truncate(const char *path, off_t size) { return truncate64(path, size); }

/* Nothing here uses these on its files today; whoever begins to must be seen. */
int fallocate64(int fd, int mode, off64_t offset, off64_t length) {
  if (is_tracked(fd)) unknown("fallocate", NULL);
  return (int)syscall(SYS_fallocate, fd, mode, offset, length);
}
int fallocate(int fd, int mode, off_t offset, off_t length) { return fallocate64(fd, mode, offset, length); }
int posix_fallocate64(int fd, off64_t offset, off64_t length) { return fallocate64(fd, 0, offset, length) == 0 ? 0 : errno; }
int posix_fallocate(int fd, off_t offset, off_t length) { return posix_fallocate64(fd, offset, length); }
ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t length, unsigned flags) {
  if (is_tracked(to)) unknown("copy_file_range", NULL);
  return syscall(SYS_copy_file_range, from, from_at, to, to_at, length, flags);
}
ssize_t sendfile64(int to, int from, off64_t *offset, size_t length) {
  if (is_tracked(to)) unknown("sendfile", NULL);
  return syscall(SYS_sendfile, to, from, offset, length);
}
ssize_t sendfile(int to, int from, off_t *offset, size_t length) { return sendfile64(to, from, offset, length); }

static int name_noting(struct entry entry, const char *path, const char *second_path, long (*change)(const char *, const char *)) {
  pthread_mutex_lock(&lock);
  struct stat about;
  if (entry.kind != MKDIR && lstat(path, &about) == 0) entry.file = about.st_ino;
  int result = (int)change(path, second_path);
  int error = errno;
  if (result == 0) {
    if (entry.kind == MKDIR && lstat(path, &about) == 0) entry.file = about.st_ino;
    note(entry, path, second_path, NULL);
  }
  pthread_mutex_unlock(&lock);
  errno = error;
  return result;
}

static long do_rename(const char *from, const char *to) { return syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0); }
static long do_link(const char *from, const char *to) { return syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0); }
static long do_unlink(const char *path, const char *none) { return (void)none, syscall(SYS_unlinkat, AT_FDCWD, path, 0); }
static long do_rmdir(const char *path, const char *none) { return (void)none, syscall(SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR); }
static __thread mode_t folder_mode;
static long do_mkdir(const char *path, const char *none) { return (void)none, syscall(SYS_mkdirat, AT_FDCWD, path, folder_mode); }

int rename(const char *from, const char *to) {
  if (!is_data(from) && !is_data(to)) return (int)do_rename(from, to);
  return name_noting((struct entry){.kind = RENAME}, from, to, do_rename);
}
int link(const char *from, const char *to) {
  if (!is_data(to)) return (int)do_link(from, to);
  return name_noting((struct entry){.kind = LINK}, from, to, do_link);
}
int unlink(const char *path) {
  return is_data(path) ? name_noting((struct entry){.kind = UNLINK}, path, NULL, do_unlink) : (int)do_unlink(path, NULL);
}
int rmdir(const char *path) {
  return is_data(path) ? name_noting((struct entry){.kind = UNLINK}, path, NULL, do_rmdir) : (int)do_rmdir(path, NULL);
}
int remove(const char *path) {
  struct stat about;
  if (lstat(path, &about) != 0) return -1;
  return S_ISDIR(about.st_mode) ? rmdir(path) : unlink(path);
}
int unlinkat(int folder, const char *path, int flags) {
  char whole[PATH_MAX] = "";
  if (path[0] == '/' || folder == AT_FDCWD) snprintf(whole, sizeof whole, "%s", path);
  else {
    char link_of[64];
    snprintf(link_of, sizeof link_of, "/proc/self/fd/%d", folder);
    ssize_t length = readlink(link_of, whole, sizeof whole - 2);
    if (length < 0) length = 0;
    snprintf(whole + length, sizeof whole - (size_t)length, "/%s", path);
  }
  if (!is_data(whole)) return (int)syscall(SYS_unlinkat, folder, path, flags);
  return flags & AT_REMOVEDIR ? rmdir(whole) : unlink(whole);
}
int mkdir(const char *path, mode_t mode) {
  folder_mode = mode;
  return is_data(path) ? name_noting((struct entry){.kind = MKDIR}, path, NULL, do_mkdir) : (int)do_mkdir(path, NULL);
}
int symlink(const char *target, const char *path) {
  if (is_data(path)) unknown("symlink", path);
  return (int)syscall(SYS_symlinkat, target, AT_FDCWD, path);
}

int fsync(int fd) { return is_tracked(fd) ? sync_noting(fd, SYS_fsync) : (int)syscall(SYS_fsync, fd); }
int fdatasync(int fd) { return is_tracked(fd) ? sync_noting(fd, SYS_fdatasync) : (int)syscall(SYS_fdatasync, fd); }

void *mmap64(void *at, size_t length, int protection, int flags, int fd, off64_t offset) {
  if (is_tracked(fd) && (flags & MAP_SHARED) && (protection & PROT_WRITE)) {
    pthread_mutex_lock(&lock);
    note((struct entry){.kind = MAPPED, .file = open_files[fd].file}, NULL, NULL, NULL);
    pthread_mutex_unlock(&lock);
  }
  return (void *)syscall(SYS_mmap, at, length, protection, flags, fd, offset);
}
void *mmap(void *at, size_t length, int protection, int flags, int fd, off_t offset) {
  return mmap64(at, length, protection, flags, fd, offset);
}
