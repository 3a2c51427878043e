package live.rostrum.rest;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items what is on the page
 * @param page its number, from 0
 * @param size how many items a full page has
 * @param total how many items there are on all pages
 */
public record ListPage<T>(List<T> items, int page, int size, long total) {

    public ListPage {
        items = List.copyOf(items);
    }
}
