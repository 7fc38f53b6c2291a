// What a file of version 2 lacks; the text is version_3.sql, frozen.
#pragma once

namespace kehu::store::sqlite {

extern const char* const version_3[];

}  // namespace kehu::store::sqlite
