import { type SQL, sql } from "drizzle-orm";

/** How far each way is gone. */
const REACH = {
  /** Rows at the beginning that are looked at before an index is asked: what is common is among them. */
  near: 500,
  /** What so many of those hold is found by looking at more of them: an index would bring thousands. */
  frequent: 5,
  /** A single word that so many of those hold tells an index little. */
  everywhere: 50,
  /** So many that an index finds are read and sorted. */
  few: 1000,
  /** As many, where the index brings their places along. */
  fewPlaced: 3000,
  /** With more than that, so many rows are looked at, and when `some` of them fit, so many more. */
  far: 10_000,
  some: 5,
  farther: 100_000,
};

/** What an index finds: it selects every "id" that fits, and others. */
export type Source = {
  few: SQL;
  /** `few` selects "at" as well, and those alone that fit and lie beyond the cursor. */
  placed?: true;
  /** Whether `few` can be asked; always, when left out. */
  usable?: SQL;
  /** The same for reading it wholly. */
  all?: SQL;
};

/** A list in which few rows may fit. */
export type Sought = {
  /** Selects the rows from the cursor on with "id", "at" and what `fits` asks for, with `first` at its end. */
  list: (looksAt: number | null) => SQL;
  /** What `fits` calls those rows. */
  as: SQL;
  fits: SQL;
  /** Selects "id" and "at" of the row with the id `f.id`, if it fits and lies beyond the cursor. */
  row: SQL;
  /** None: most rows fit. */
  sources: Source[];
  oldestFirst?: boolean;
  rows: number;
};

/** A number as it stands: of a parameter the planner knows nothing, and takes a limit for a tenth of the table. */
export function written(count: number): SQL {
  return sql.raw(String(Math.trunc(count)));
}

/** Cuts a list off after its first rows; without a number it stays whole, and the planner free to find its own way through it. */
export function first(order: SQL, looksAt: number | null): SQL {
  return looksAt === null ? sql`` : sql`order by ${order} limit ${written(looksAt)}`;
}

/**
 * For the index of a column of words: the query of those words that are not everywhere among the rows
 * looked at first, which cost the index much and help little. Null where all are, or where several rows
 * hold all of the words.
 */
export function rareWords(queries: string[]): SQL {
  const list = sql.join(
    queries.map((query) => sql`${query}::text`),
    sql`, `,
  );
  return sql`(select string_agg(word, ' & ')::tsquery from unnest(array[${list}]) word
    where not ${isFrequent} and (select count(*) from near_rows where search @@ word::tsquery) < ${written(REACH.everywhere)})`;
}

/** Whether many of the rows looked at first fit. */
export const isFrequent = holds("near", REACH.frequent);

/**
 * Selects "id" and "at" of one page of a list. Which way is the shortest depends on how many rows fit,
 * and no statistics know that of a word. So the first rows are looked at, then what an index finds
 * unless it is too much, then more of the first rows; what is neither frequent nor rare there is read
 * wholly. A part runs only if those before it did not do.
 */
export function soughtPage(
  { list, as, fits, row, sources, oldestFirst, rows }: Sought,
  reach = REACH,
): SQL {
  const order = oldestFirst ? sql`at, id` : sql`at desc, id desc`;
  const limit = sql`order by ${order} limit ${written(rows)}`;
  const out = (of: SQL) => sql`select id, at from ${of} ${as} where ${fits} ${limit}`;
  if (sources.length === 0) return out(sql`(${list(null)})`);
  const read = (ids: SQL) =>
    sql`select t.id, t.at from (select distinct id from ${ids}) f, lateral (${row} offset 0) t`;
  const near = sql`(${holds("near", rows)} or not ${holds("near_rows", reach.near)})`;
  const few = sources.map(({ few, placed, usable = sql`true` }, index) => {
    const name = `few_${index}`;
    const most = placed ? reach.fewPlaced : reach.few;
    const done = sql`(${usable} and not ${holds(name, most + 1)})`;
    return { name: sql.raw(name), placed, done, usable, select: few, limit: written(most + 1) };
  });
  const asking = few.map(({ name, placed, usable, select, limit }, index) => {
    const undone = sql`not ${few[index - 1]?.done ?? near}`;
    return sql`${name} as materialized (select ${placed ? sql`id, at` : sql`id`} from (${select} limit ${limit}) s
      where not ${near} and ${undone} and ${usable})`;
  });
  const tooMany = sql`not ${near} and ${sql.join(
    few.map(({ done }) => sql`not ${done}`),
    sql` and `,
  )}`;
  // What was looked at stands in the list's order, and to sort it would read it whole; so would to count it, asked last.
  const far = sql`(case when ${tooMany} then ${holds("far", rows)} or not ${holds("far_rows", reach.far)} else false end)`;
  const inAll = sql.join(
    sources.map(({ few, all = few }) => sql`(${all})`),
    sql` intersect `,
  );
  return sql`
    with near_rows as materialized (${list(reach.near)}),
    near as materialized (${out(sql`near_rows`)}),
    ${sql.join(asking, sql`, `)},
    far_rows as materialized (select id, at, ${fits} as fits from (${list(reach.far)}) ${as}),
    far as materialized (select id, at from far_rows where fits and ${tooMany} limit ${written(rows)}),
    farther as materialized (select id, at from (${out(sql`(${list(reach.farther)})`)}) w
      where ${tooMany} and not ${far} and ${holds("far", reach.some)})
    select id, at from (
      select id, at from near where ${near}
      ${sql.join(
        few.map(({ name, placed, done }) =>
          placed
            ? sql`union all select id, at from ${name} where ${done}`
            : sql`union all ${read(sql`${name} where ${done}`)}`,
        ),
        sql` `,
      )}
      union all select id, at from far where ${far}
      union all select id, at from farther where ${holds("farther", rows)}
      union all ${read(sql`(${inAll}) s where ${tooMany} and not ${far} and not ${holds("farther", rows)}`)}
    ) page ${limit}`;
}

/** Whether a part found so many rows. */
function holds(part: string, count: number): SQL {
  return sql`((select count(*) from ${sql.raw(part)}) >= ${written(count)})`;
}
