package store

import (
	"context"
	"encoding/binary"
	"fmt"
)

// scrub overwrites the unused space of every page. secure_delete does that to a row
// that is deleted, but a row that was moved to another page when its own was split
// stays, to be read by anybody, where it had been. It costs a look at every page.
func scrub(ctx context.Context, q querier) error {
	stained, err := stainedPages(ctx, q)
	if err != nil {
		return err
	}
	for _, page := range stained {
		var data []byte
		if err := q.QueryRowContext(ctx, `SELECT data FROM sqlite_dbpage WHERE pgno = ?`, page).Scan(&data); err != nil {
			return err
		}
		from, to, err := gap(page, data)
		if err != nil {
			return err
		}
		clear(data[from:to])
		if _, err := q.ExecContext(ctx, `UPDATE sqlite_dbpage SET data = ? WHERE pgno = ?`, data, page); err != nil {
			return err
		}
	}
	return nil
}

// stainedPages finds the pages whose unused space is not empty.
func stainedPages(ctx context.Context, q querier) ([]int64, error) {
	rows, err := q.QueryContext(ctx, `
		SELECT tree.pageno, page.data
		  FROM dbstat AS tree
		  JOIN sqlite_dbpage AS page ON page.pgno = tree.pageno
		 WHERE tree.pagetype <> 'overflow'`)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	var out []int64
	for rows.Next() {
		var page int64
		var data []byte
		if err := rows.Scan(&page, &data); err != nil {
			return nil, err
		}
		from, to, err := gap(page, data)
		if err != nil {
			return nil, err
		}
		for _, b := range data[from:to] {
			if b != 0 {
				out = append(out, page)
				break
			}
		}
	}
	return out, rows.Err()
}

// gap is the unused space of a page of a table or an index, between the list of its
// cells and the first of them: https://www.sqlite.org/fileformat2.html, 1.6.
func gap(page int64, data []byte) (from, to int, err error) {
	head := 0
	if page == 1 {
		head = 100 // the file's own header
	}
	if len(data) < 512 {
		return 0, 0, fmt.Errorf("page %d has %d bytes", page, len(data))
	}
	cells := head + 12
	switch kind := data[head]; kind {
	case 0x0a, 0x0d: // leaves
		cells = head + 8
	case 0x02, 0x05:
	default:
		return 0, 0, fmt.Errorf("page %d is of kind %d", page, kind)
	}
	from = cells + 2*int(binary.BigEndian.Uint16(data[head+3:]))
	to = int(binary.BigEndian.Uint16(data[head+5:]))
	if to == 0 {
		to = 1 << 16
	}
	if from > to || to > len(data) {
		return 0, 0, fmt.Errorf("page %d holds more than it can", page)
	}
	return from, to, nil
}
