/*
 * What it costs to learn which rows a transaction changed: nothing is learnt; a preupdate hook writes the changed
 * values down, as the product does; or the session extension is asked, by a session of its own for each transaction.
 *
 * A transaction counts up twice and inserts a row of 80 columns and a small one, as a create does.
 *   session ROUNDS TRANSACTIONS   prints, for each round, the microseconds a transaction takes in each of the three
 */
#define _POSIX_C_SOURCE 200809L
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#define SQLITE_ENABLE_SESSION 1
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { COLUMNS = 80, WAYS = 3 };
enum way { NOTHING, RECORDED, SESSION };

static void fail(sqlite3 *db, const char *what) {
  fprintf(stderr, "%s: %s\n", what, db ? sqlite3_errmsg(db) : "failed");
  exit(1);
}

static void run(sqlite3 *db, const char *sql) {
  if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) fail(db, sql);
}

static sqlite3_stmt *prepared(sqlite3 *db, const char *sql) {
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK) fail(db, sql);
  return statement;
}

static void step(sqlite3 *db, sqlite3_stmt *statement) {
  if (sqlite3_step(statement) != SQLITE_DONE) fail(db, sqlite3_sql(statement));
  sqlite3_reset(statement);
}

/* MARK: recorded by the hook */

static unsigned char record[1 << 20];
static size_t recorded;

static void append(sqlite3_value *value) {
  int type = sqlite3_value_type(value);
  record[recorded++] = (unsigned char)type;
  if (type == SQLITE_INTEGER) {
    sqlite3_int64 number = sqlite3_value_int64(value);
    memcpy(record + recorded, &number, sizeof number);
    recorded += sizeof number;
  } else if (type == SQLITE_TEXT) {
    int bytes = sqlite3_value_bytes(value);
    record[recorded++] = (unsigned char)bytes;
    memcpy(record + recorded, sqlite3_value_text(value), (size_t)bytes);
    recorded += (size_t)bytes;
  }
}

static void on_change(void *unused, sqlite3 *db, int operation, const char *schema, const char *table,
                      sqlite3_int64 old_row, sqlite3_int64 new_row) {
  (void)unused, (void)schema, (void)table, (void)old_row, (void)new_row;
  for (int column = 0; column < sqlite3_preupdate_count(db); column++) {
    sqlite3_value *before = NULL, *after = NULL;
    if (operation == SQLITE_UPDATE && sqlite3_preupdate_old(db, column, &before) != SQLITE_OK) fail(db, "old");
    if (sqlite3_preupdate_new(db, column, &after) != SQLITE_OK) fail(db, "new");
    append(after);
    /* Only counters change here. */
    if (before && sqlite3_value_int64(before) != sqlite3_value_int64(after)) append(before);
  }
}

/* MARK: the transactions */

struct store {
  sqlite3 *db;
  sqlite3_stmt *begin, *commit, *count, *wide, *narrow;
};

static void open_store(struct store *store, enum way way) {
  char create[8192] = "CREATE TABLE wide(id INTEGER PRIMARY KEY";
  char insert[4096] = "INSERT INTO wide VALUES(NULL";
  for (int column = 1; column < COLUMNS; column++) {
    sprintf(create + strlen(create), ", column_%d %s", column, column % 2 ? "TEXT" : "INTEGER");
    strcat(insert, ", ?");
  }
  strcat(create, ")");
  strcat(insert, ")");
  if (sqlite3_open(":memory:", &store->db) != SQLITE_OK) fail(store->db, "open");
  run(store->db, create);
  run(store->db, "CREATE TABLE narrow(id INTEGER PRIMARY KEY, wide INTEGER, note TEXT)");
  run(store->db, "CREATE TABLE counter(name TEXT PRIMARY KEY, value INTEGER) WITHOUT ROWID");
  run(store->db, "INSERT INTO counter VALUES('wide', 1), ('narrow', 1)");
  store->begin = prepared(store->db, "BEGIN IMMEDIATE");
  store->commit = prepared(store->db, "COMMIT");
  store->count = prepared(store->db, "UPDATE counter SET value = value + 1 WHERE name = ?");
  store->wide = prepared(store->db, insert);
  store->narrow = prepared(store->db, "INSERT INTO narrow VALUES(NULL, ?, ?)");
  if (way == RECORDED) sqlite3_preupdate_hook(store->db, on_change, NULL);
}

static void transact(struct store *store, enum way way, int number) {
  sqlite3_session *session = NULL;
  recorded = 0;
  if (way == SESSION) {
    if (sqlite3session_create(store->db, "main", &session) != SQLITE_OK) fail(store->db, "session");
    if (sqlite3session_attach(session, NULL) != SQLITE_OK) fail(store->db, "attach");
  }
  step(store->db, store->begin);
  for (int counter = 0; counter < 2; counter++) {
    sqlite3_bind_text(store->count, 1, counter ? "wide" : "narrow", -1, SQLITE_STATIC);
    step(store->db, store->count);
  }
  /* A third of the columns have a value, as in an arbetsorder. */
  for (int column = 1; column < COLUMNS; column += 3) {
    if (column % 2) sqlite3_bind_text(store->wide, column, "a text of some words", -1, SQLITE_STATIC);
    else sqlite3_bind_int(store->wide, column, number);
  }
  step(store->db, store->wide);
  sqlite3_bind_int(store->narrow, 1, number);
  sqlite3_bind_text(store->narrow, 2, "registered", -1, SQLITE_STATIC);
  step(store->db, store->narrow);
  if (way == SESSION) {
    int bytes = 0;
    void *changes = NULL;
    if (sqlite3session_changeset(session, &bytes, &changes) != SQLITE_OK || bytes == 0) fail(store->db, "changeset");
    sqlite3_free(changes);
    sqlite3session_delete(session);
  } else if (way == RECORDED && recorded == 0) fail(store->db, "the hook");
  step(store->db, store->commit);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

int main(int argc, char **argv) {
  int rounds = argc > 1 ? atoi(argv[1]) : 15, transactions = argc > 2 ? atoi(argv[2]) : 2000;
  for (int round = 0; round <= rounds; round++) {
    double each[WAYS];
    for (int turn = 0; turn < WAYS; turn++) {
      enum way way = (enum way)((turn + round) % WAYS);
      struct store store;
      open_store(&store, way);
      double start = now();
      for (int number = 0; number < transactions; number++) transact(&store, way, number);
      each[way] = (now() - start) / transactions;
      sqlite3_finalize(store.begin), sqlite3_finalize(store.commit), sqlite3_finalize(store.count);
      sqlite3_finalize(store.wide), sqlite3_finalize(store.narrow);
      if (sqlite3_close(store.db) != SQLITE_OK) fail(store.db, "close");
    }
    /* The first round warms up. */
    if (round > 0) printf("%.3f %.3f %.3f\n", each[NOTHING], each[RECORDED], each[SESSION]);
  }
  return 0;
}
