/*
 * Preloaded into the server (LD_PRELOAD), this writes into one log, in the order in which they took effect,
 *
 *   - everything the process does to the files of one directory: open, write, truncate, sync, rename, unlink;
 *   - everything it sends on the connections it accepted.
 *
 * From that a test knows what a disk was told, what it was asked to make durable, and what people had been promised, at any moment
 * of the server's life (see Disk.ts). One lock is held around each act and its entry, so the log's order is the acts' own.
 *
 * Memory-mapped writes are not seen. SQLite maps only its -shm file, which is an index of the log, made anew after a crash.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

/* The entry's head, as Recording.ts reads it; `length` bytes follow. */
struct entry {
  uint32_t kind;
  uint32_t fd;
  uint64_t number; /* offset, size, port, or 1 for a file that did not exist before */
  uint32_t length;
} __attribute__((packed));

enum { OPENED = 1, WROTE, TRUNCATED, SYNCED, UNLINKED, RENAMED, ACCEPTED, SENT };

/* What a descriptor of the process is to us. */
enum { NOTHING, FILE_OF_DIRECTORY, CONNECTION };
#define DESCRIPTORS 65536
static unsigned char meaning[DESCRIPTORS];

static const char *directory = "";
static int log_fd = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void start(void) {
  const char *path = getenv("RECORDER_LOG");
  if (!path || !getenv("RECORDER_DIRECTORY")) return;
  directory = getenv("RECORDER_DIRECTORY");
  log_fd = REAL(open64)(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void note(int kind, int fd, uint64_t number, const void *bytes, size_t length) {
  struct entry head = {kind, fd, number, length};
  struct iovec parts[] = {{&head, sizeof head}, {(void *)bytes, length}};
  if (REAL(writev)(log_fd, parts, 2) == (ssize_t)(sizeof head + length)) return;
  fputs("recorder: the log cannot be written\n", stderr);
  abort(); /* a recording with a hole proves nothing */
}

/* The name within the directory ("" for itself), or NULL for what is none of our business. */
static const char *name_of(const char *path) {
  size_t length = strlen(directory);
  if (log_fd < 0 || strncmp(path, directory, length) != 0) return NULL;
  if (path[length] == 0) return "";
  if (path[length] != '/') return NULL;
  const char *suffix = strrchr(path, '-');
  return suffix && strcmp(suffix, "-shm") == 0 ? NULL : path + length + 1;
}

static int means(int fd, int what) { return fd >= 0 && fd < DESCRIPTORS && meaning[fd] == what; }

/* ---- files */

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  const char *name = name_of(path);
  if (!name) return REAL(open64)(path, flags, mode);
  pthread_mutex_lock(&lock);
  int is_new = access(path, F_OK) != 0;
  int fd = REAL(open64)(path, flags, mode);
  if (fd >= DESCRIPTORS) abort();
  if (fd >= 0) {
    meaning[fd] = FILE_OF_DIRECTORY;
    note(OPENED, fd, is_new, name, strlen(name));
    if (flags & O_TRUNC) note(TRUNCATED, fd, 0, NULL, 0);
  }
  pthread_mutex_unlock(&lock);
  return fd;
}

int close(int fd) {
  if (fd >= 0 && fd < DESCRIPTORS) meaning[fd] = NOTHING;
  return REAL(close)(fd);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  if (!means(fd, FILE_OF_DIRECTORY)) return REAL(pwrite64)(fd, bytes, length, offset);
  pthread_mutex_lock(&lock);
  ssize_t written = REAL(pwrite64)(fd, bytes, length, offset);
  if (written > 0) note(WROTE, fd, offset, bytes, written);
  pthread_mutex_unlock(&lock);
  return written;
}

int ftruncate64(int fd, off64_t size) {
  if (!means(fd, FILE_OF_DIRECTORY)) return REAL(ftruncate64)(fd, size);
  pthread_mutex_lock(&lock);
  int result = REAL(ftruncate64)(fd, size);
  if (result == 0) note(TRUNCATED, fd, size, NULL, 0);
  pthread_mutex_unlock(&lock);
  return result;
}

static int synced(int fd, int (*sync)(int)) {
  if (!means(fd, FILE_OF_DIRECTORY)) return sync(fd);
  pthread_mutex_lock(&lock);
  int result = sync(fd);
  if (result == 0) note(SYNCED, fd, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  return result;
}

int fsync(int fd) { return synced(fd, REAL(fsync)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)); }

int unlink(const char *path) {
  const char *name = name_of(path);
  if (!name) return REAL(unlink)(path);
  pthread_mutex_lock(&lock);
  int result = REAL(unlink)(path);
  if (result == 0) note(UNLINKED, 0, 0, name, strlen(name));
  pthread_mutex_unlock(&lock);
  return result;
}

int rename(const char *from, const char *to) {
  const char *old = name_of(from), *new = name_of(to);
  if (!old || !new) return REAL(rename)(from, to);
  char names[2 * PATH_MAX];
  int length = snprintf(names, sizeof names, "%s%c%s", old, 0, new);
  pthread_mutex_lock(&lock);
  int result = REAL(rename)(from, to);
  if (result == 0) note(RENAMED, 0, 0, names, length);
  pthread_mutex_unlock(&lock);
  return result;
}

/* ---- connections, and writes to either */

int accept4(int listener, struct sockaddr *address, socklen_t *size, int flags) {
  int fd = REAL(accept4)(listener, address, size, flags);
  if (fd < 0 || fd >= DESCRIPTORS || log_fd < 0) return fd;
  struct sockaddr_in peer;
  socklen_t peer_size = sizeof peer;
  if (getpeername(fd, (struct sockaddr *)&peer, &peer_size) != 0 || peer.sin_family != AF_INET) return fd;
  pthread_mutex_lock(&lock);
  meaning[fd] = CONNECTION;
  note(ACCEPTED, fd, ntohs(peer.sin_port), NULL, 0);
  pthread_mutex_unlock(&lock);
  return fd;
}

/* What of the parts the system took, as one entry per part. `offset` is of no meaning on a connection. */
static void note_parts(int fd, off64_t offset, const struct iovec *parts, ssize_t taken) {
  int kind = means(fd, CONNECTION) ? SENT : WROTE;
  for (; taken > 0; parts++) {
    size_t length = (size_t)taken < parts->iov_len ? (size_t)taken : parts->iov_len;
    if (length > 0) note(kind, fd, offset, parts->iov_base, length);
    offset += length;
    taken -= length;
  }
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (!means(fd, CONNECTION) && !means(fd, FILE_OF_DIRECTORY)) return REAL(writev)(fd, parts, count);
  pthread_mutex_lock(&lock);
  off64_t offset = means(fd, CONNECTION) ? 0 : lseek64(fd, 0, SEEK_CUR);
  ssize_t taken = REAL(writev)(fd, parts, count);
  note_parts(fd, offset, parts, taken);
  pthread_mutex_unlock(&lock);
  return taken;
}

ssize_t write(int fd, const void *bytes, size_t length) {
  if (!means(fd, CONNECTION) && !means(fd, FILE_OF_DIRECTORY)) return REAL(write)(fd, bytes, length);
  struct iovec part = {(void *)bytes, length};
  return writev(fd, &part, 1);
}
