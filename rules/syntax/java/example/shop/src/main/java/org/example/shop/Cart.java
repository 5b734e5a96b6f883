package org.example.shop;

import static org.example.shop.money.Money.ZERO;
import static org.example.shop.money.Rounding.*;

import com.google.common.collect.ImmutableList;
import java.util.*;
import org.example.shop.items.*;
import org.example.shop.money.Money.Currency;
import org.example.shop.missing.Nothing;
import org.example.shop.items.Gone;

/** Names in documentation do not count: {@link Unused}. */
@Audited(by = Clerk.class)
public class Cart extends Base<Item> {
    private final List<Item> items = new ArrayList<>();
    private Currency currency;

    <T extends Comparable<T>> T best(T left, java.util.Optional<T> right) {
        Line line = new Line();
        return left;
    }

    org.example.shop.tax.Rate rate() {
        return org.example.shop.tax.Rates.standard();
    }

    static class Line { }
}
