// PersistentMap: an ordered map whose copies are snapshots.
//
// A treap whose nodes are never changed once made: an insertion or erasure makes a new path from
// the root (about log2 n nodes) and shares the rest. Copying the map copies one pointer, which is
// how readers get their snapshot and how a savepoint is kept. Priorities come from the keys, so
// equal contents have equal shape. A map belongs to one thread; its copies to any.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kehu::store::memory {

template <class V>
class PersistentMap {
 public:
  struct Entry {
    std::string key;
    V value;
  };

 private:
  struct Node;
  using Link = std::shared_ptr<const Node>;
  struct Node {
    std::shared_ptr<const Entry> entry;
    std::uint64_t priority;
    Link left, right;
  };

 public:
  bool empty() const noexcept { return !root_; }

  const V* find(std::string_view key) const {
    for (const Node* at = root_.get(); at;) {
      int order = key.compare(at->entry->key);
      if (order == 0) return &at->entry->value;
      at = (order < 0 ? at->left : at->right).get();
    }
    return nullptr;
  }

  // Inserts or replaces.
  void set(std::string key, V value) {
    std::uint64_t priority = mix(key);
    auto entry = std::make_shared<const Entry>(Entry{std::move(key), std::move(value)});
    root_ = inserted(root_, std::move(entry), priority);
  }

  // Precondition: the key is there.
  void erase(std::string_view key) { root_ = erased(root_, key); }

  // Walks entries upwards from the first key >= from, or downwards from the last key < until.
  // Keeps its snapshot alive.
  class Iterator {
   public:
    Iterator(const PersistentMap& map, std::string_view start, bool descending)
        : root_(map.root_), descending_(descending) {
      for (const Node* at = root_.get(); at;) {
        bool inside = descending ? at->entry->key < start : at->entry->key >= start;
        if (inside) path_.push_back(at);
        at = (inside != descending ? at->left : at->right).get();
      }
    }
    // Downwards from the very last.
    explicit Iterator(const PersistentMap& map) : root_(map.root_), descending_(true) {
      for (const Node* at = root_.get(); at; at = at->right.get()) path_.push_back(at);
    }
    // The next entry, or nullptr at the end.
    const Entry* next() {
      if (path_.empty()) return nullptr;
      const Node* here = path_.back();
      path_.pop_back();
      for (const Node* at = (descending_ ? here->left : here->right).get(); at;
           at = (descending_ ? at->right : at->left).get())
        path_.push_back(at);
      return here->entry.get();
    }

   private:
    Link root_;
    bool descending_;
    std::vector<const Node*> path_;
  };

 private:
  // FNV-1a with a finisher: spreads keys that differ in their last bytes only.
  static std::uint64_t mix(std::string_view key) {
    std::uint64_t h = 14695981039346656037u;
    for (char c : key) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211u;
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdu;
    return h ^ (h >> 33);
  }

  static Link with(const Node& node, Link left, Link right) {
    return std::make_shared<const Node>(
        Node{node.entry, node.priority, std::move(left), std::move(right)});
  }

  // Splits into keys below and keys above; the key itself is not there.
  static void split(const Link& at, std::string_view key, Link& below, Link& above) {
    if (!at) {
      below = above = nullptr;
    } else if (at->entry->key < key) {
      Link middle;
      split(at->right, key, middle, above);
      below = with(*at, at->left, std::move(middle));
    } else {
      Link middle;
      split(at->left, key, below, middle);
      above = with(*at, std::move(middle), at->right);
    }
  }

  static Link merged(const Link& a, const Link& b) {
    if (!a) return b;
    if (!b) return a;
    if (a->priority >= b->priority) return with(*a, a->left, merged(a->right, b));
    return with(*b, merged(a, b->left), b->right);
  }

  static Link inserted(const Link& at, std::shared_ptr<const Entry> entry, std::uint64_t priority) {
    if (at) {
      int order = entry->key.compare(at->entry->key);
      if (order == 0)
        return std::make_shared<const Node>(Node{std::move(entry), priority, at->left, at->right});
      if (at->priority >= priority) {
        if (order < 0) return with(*at, inserted(at->left, std::move(entry), priority), at->right);
        return with(*at, at->left, inserted(at->right, std::move(entry), priority));
      }
      // The new node belongs above this one, unless its key is further down already: equal keys
      // have equal priorities, so a key below would have stopped the descent before.
    }
    Link below, above;
    split(at, entry->key, below, above);
    return std::make_shared<const Node>(
        Node{std::move(entry), priority, std::move(below), std::move(above)});
  }

  static Link erased(const Link& at, std::string_view key) {
    int order = key.compare(at->entry->key);
    if (order < 0) return with(*at, erased(at->left, key), at->right);
    if (order > 0) return with(*at, at->left, erased(at->right, key));
    return merged(at->left, at->right);
  }

  Link root_;
};

}  // namespace kehu::store::memory
