// SPDX-License-Identifier: MIT
#pragma once

#include <QSharedData>

#include <array>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

namespace quay
{

// A sequence that is cheap to copy, however long: its elements are in pages, which copies share until one of them
// writes. A copy of N elements counts up N / (64 * pageSize) references; the first change that it makes to a page
// copies that page and the references of its 63 neighbours. Elements are only added, and never move: a reference that
// edit() gave stays good as long as no copy of the sequence is made.
template <typename T, std::size_t pageSize>
class PagedVector final
{
    static constexpr std::size_t pagesOfFolder = 64;
    static constexpr std::size_t sizeOfFolder = pagesOfFolder * pageSize;

    struct Page : QSharedData {
        std::array<T, pageSize> items{}; // those that are not in use yet are as T{} is
    };
    struct Folder : QSharedData {
        std::array<QSharedDataPointer<Page>, pagesOfFolder> pages;
    };

public:
    class Iterator final
    {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using pointer = const T *;
        using reference = const T &;

        Iterator() = default;
        Iterator(const PagedVector &of, std::size_t index) : m_of(&of), m_index(index) {}
        [[nodiscard]] const T &operator*() const { return (*m_of)[m_index]; }
        [[nodiscard]] const T *operator->() const { return &(*m_of)[m_index]; }
        Iterator &operator++()
        {
            ++m_index;
            return *this;
        }
        Iterator operator++(int) { return std::exchange(*this, Iterator(*m_of, m_index + 1)); }
        [[nodiscard]] friend bool operator==(const Iterator &a, const Iterator &b) { return a.m_index == b.m_index; }

    private:
        const PagedVector *m_of = nullptr;
        std::size_t m_index = 0;
    };
    using value_type = T;
    using const_iterator = Iterator;

    PagedVector() = default;
    explicit PagedVector(std::size_t size) { grow(size); }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] Iterator begin() const { return Iterator(*this, 0); }
    [[nodiscard]] Iterator end() const { return Iterator(*this, m_size); }

    // Precondition of both: index < size().
    [[nodiscard]] const T &operator[](std::size_t index) const
    {
        if (index < pageSize)
            return m_first.constData()->items[index];
        const Folder &folder = *m_folders[index / sizeOfFolder].constData();
        return folder.pages[index / pageSize % pagesOfFolder].constData()->items[index % pageSize];
    }
    // To be written to: takes the element's page out of what is shared.
    [[nodiscard]] T &edit(std::size_t index)
    {
        if (index < pageSize)
            return m_first->items[index];
        Folder &folder = *m_folders[index / sizeOfFolder];
        return folder.pages[index / pageSize % pagesOfFolder]->items[index % pageSize];
    }

    // Adds as many T{} as are missing to `size`.
    void grow(std::size_t size)
    {
        for (std::size_t made = (m_size + pageSize - 1) / pageSize; made * pageSize < size; ++made)
            addPage(made);
        m_size = size > m_size ? size : m_size;
    }

private:
    void addPage(std::size_t number)
    {
        if (number == 0) {
            m_first = new Page;
            return;
        }
        if (number / pagesOfFolder == m_folders.size())
            m_folders.emplace_back(new Folder);
        m_folders.back()->pages[number % pagesOfFolder] = new Page;
    }

    QSharedDataPointer<Page> m_first; // of its own, because few elements shall be as near as in an array
    std::vector<QSharedDataPointer<Folder>> m_folders;
    std::size_t m_size = 0;
};

} // namespace quay
