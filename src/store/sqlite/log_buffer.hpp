// How the log reaches its file: SQLite writes it in pieces, the head and the page of each frame by
// a call of its own; here they are gathered, and a commit's frames are written at once.
//
// That is safe where synchronous is FULL, which every connection of kehu has: SQLite syncs the log
// before it tells other connections of new frames, and what was gathered is written before a sync.
#pragma once

namespace kehu::store::sqlite {

// The name under which sqlite3_open_v2 finds this: the process's default file system in all but
// the log's writing. Registered at the first call, beside the default, whose place it leaves alone.
// Null, which is the default itself, where SQLite does not take it. May be called by any thread.
const char* log_buffering_file_system();

}  // namespace kehu::store::sqlite
