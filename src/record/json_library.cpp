// The one place where Boost.JSON itself is compiled: it needs no library beside kehu's.
#include <boost/json/src.hpp>
