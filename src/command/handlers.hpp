// command<C>(handler), query<Q>(handler): an area's entries for the registry. Included by
// commands.cpp and queries.cpp of an area only.
#pragma once

#include "kehu/command.hpp"
#include "kehu/record/describe.hpp"

namespace kehu {

template <class C>
CommandType command(Result<typename C::Reply> (*handler)(CommandContext&, const C&)) {
  return {request_name<C>(), &record::describe<C>(), &record::describe<typename C::Reply>(),
          [handler](CommandContext& context, const void* arguments, void* reply) -> Result<void> {
            auto result = handler(context, *static_cast<const C*>(arguments));
            if (!result) return std::move(result).error();
            *static_cast<typename C::Reply*>(reply) = std::move(result).value();
            return {};
          }};
}

template <class Q>
QueryType query(Result<void> (*handler)(QueryContext&, const Q&, Rows<typename Q::Row>&)) {
  return {request_name<Q>(), &record::describe<Q>(), &record::describe<typename Q::Row>(),
          [handler](QueryContext& context, const void* arguments, RowSink& sink) {
            Rows<typename Q::Row> rows(sink);
            return handler(context, *static_cast<const Q*>(arguments), rows);
          }};
}

}  // namespace kehu
