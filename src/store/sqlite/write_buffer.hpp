// How the file and its log are written: SQLite writes in pieces, each page, and the head of each
// frame of the log, by a call of its own; here the pieces that follow one another are gathered, and
// what a commit adds to the log, or a checkpoint moves into the file, is written at once.
//
// That is safe where synchronous is FULL, which every connection of kehu has: SQLite syncs the log
// before it tells other connections of new frames, and the file before it tells them that pages
// stand in it; what was gathered is written before a sync, and before a lock is given back.
#pragma once

namespace kehu::store::sqlite {

// The name under which sqlite3_open_v2 finds this: the process's default file system in all but
// the writing. Registered at the first call, beside the default, whose place it leaves alone. Null,
// which is the default itself, where SQLite does not take it. May be called by any thread.
const char* write_buffering_file_system();

}  // namespace kehu::store::sqlite
