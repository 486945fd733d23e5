// SPDX-License-Identifier: MIT
// Where the cards stand: on the picture where it is empty, else beside it.
#include "lab/scene/card.h"
#include "lab/scene/stage.h"
#include "look/metrics.h"

#include <algorithm>

namespace quay::scene
{

namespace
{

bool isAskedFor(const Card *card) { return card->wish() == Card::Wish::Top; }

} // namespace

void Stage::addCard(Card *card)
{
    m_cards.push_back(card);
    connect(card, &Card::changed, this, &Stage::placeCards);
}

// What comes by itself with a message takes no room from the picture; what was asked for may stand beside it. Once one
// stands beside the picture they stay there until all are closed: nothing jumps to and fro.
void Stage::placeCards()
{
    std::vector<Card *> cards;
    int width = 0;
    for (Card *card : m_cards) {
        if (!card->isHidden()) {
            cards.push_back(card);
            width = std::max(width, card->width());
        }
    }
    const bool isBeside = !cards.empty() && (m_side > 0 || !placeOnPicture(cards));
    if (isBeside && std::none_of(cards.begin(), cards.end(), isAskedFor)) {
        for (Card *card : cards)
            card->hide(); // comes back here
        return;
    }
    const int side = isBeside ? std::max(m_side, width + 2 * unit(this)) : 0;
    if (side != m_side) {
        m_side = side;
        setViewportMargins(0, 0, side, 0); // arranges anew, if it is in sight
    }
    if (isBeside)
        placeBeside(cards);
}

bool Stage::placeOnPicture(const std::vector<Card *> &cards)
{
    QRectF taken;
    for (Card *card : cards) {
        const QRectF sight(-offset(), QSizeF(viewport()->size()));
        const auto place = m_layout.freeRoom(card->size(), sight, card->wish() == Card::Wish::Top, taken);
        if (!place)
            return false;
        taken = *place;
        card->move((place->topLeft() + offset()).toPoint() + viewport()->pos());
    }
    return true;
}

void Stage::placeBeside(const std::vector<Card *> &cards)
{
    const int space = unit(this);
    for (Card *card : cards) {
        const QRect picture = viewport()->geometry();
        const int lowest = std::max(picture.top(), picture.bottom() - card->height() - space);
        card->move(picture.right() + space, card->wish() == Card::Wish::Top ? picture.top() + space : lowest);
    }
}

} // namespace quay::scene
