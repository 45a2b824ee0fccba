import { sql } from 'kysely'
import type { Db } from '../../server/store/Store'
import { forumId } from '../proposals/proposalsWorld'

/** From when to when an organisation had a role, as the test itself made it so; ms since 1970, the end outside. */
export interface RoleSpan {
  organisationId: string
  role: string
  from: number
  to: number
}

const firstYear = 2024
/** 4月1日 of each 年度, 0時 in Japan. */
const april = (year: number) => Date.parse(`${year}-04-01T00:00:00+09:00`)

/**
 * The statistics asked once more, in bare SQL and from the rows alone: who stands behind a proposal is put together from the locked
 * names and the latest accepted 訂正 about each (where they leave nobody at 提出, the locked stand), classes from roles and kinds on the day of 提出 as the test itself changed them (that of
 * the proposal it came with, for whoever came by 統合), and none of it from what the product stored as classes or folds in memory. Counts by `stage class year field`.
 */
export async function recount(
  db: Db,
  { until, roles }: { until: number; roles: readonly RoleSpan[] },
): Promise<Record<string, number>> {
  const lastDay = new Date(until - 1 + 9 * 3_600_000).toISOString().slice(0, 10)
  const spans = sql.join(
    roles.map(
      ({ organisationId, role, from, to }) =>
        sql`select ${sql.lit(organisationId)} as organisation_id, ${sql.lit(role)} as role, ${sql.raw(String(from))} as from_ms, ${sql.raw(String(to))} as to_ms`,
    ),
    sql` union all `,
  )
  const years = sql.join(
    [0, 1, 2, 3, 4, 5, 6].map((index) => {
      const year = firstYear + index
      return sql`select ${sql.raw(String(year))} as year, ${sql.raw(String(april(year)))} as from_ms, ${sql.raw(String(april(year + 1)))} as to_ms, ${sql.lit(`${year}-04-01`)} as from_day, ${sql.lit(`${year + 1}-04-01`)} as to_day`
    }),
    sql` union all `,
  )
  const before = sql.raw(String(until))
  const { rows } = await sql<{ stage: string; class: string; year: number; field: string; count: number }>`
    with recursive spans as (${spans}), years as (${years}),
    ours as (
      select * from proposal where forum_id = ${forumId} and submitted_at is not null and submitted_at < ${before}),
    gone as (
      select distinct proposal_id as id from proposal_event where to_state = 'merged' and at < ${before}),
    reached as (
      select id, 'submitted' as stage, 0 as later, submitted_at as at, null as on_day from ours
      union all
      select o.id, case e.to_state when 'adopted' then 'adopted' else 'discussed' end, 1, min(e.at), null
        from ours o join proposal_event e on e.proposal_id = o.id
        where e.to_state in ('in_discussion', 'adopted') and e.at < ${before}
          and o.id not in (select id from gone)
        group by o.id, case e.to_state when 'adopted' then 'adopted' else 'discussed' end
      union all
      select o.id, 'begun', 1, null, min(p.began_on)
        from ours o join project p on p.proposal_id = o.id
        where p.began_on is not null and p.began_on <= ${lastDay} group by o.id),
    told as (
      select r.id, r.stage, r.later, g.id as organisation_id, max(c.answered_at) as last
        from reached r cross join organisation g
        join proposal_correction c on c.proposal_id = r.id
          and c.state = 'accepted' and c.answered_at < ${before}
          and c.act in ('add_originator', 'remove_originator')
          and c.change like '%"organisationId":"' || g.id || '"%'
          and (r.later = 1 or c.merged_from is null)
        group by r.id, r.stage, r.later, g.id),
    behind as (
      select r.id, r.stage, o.organisation_id, r.id as came_from, null as told_at
        from reached r join proposal_originator o on o.proposal_id = r.id
        where not exists (select 1 from told t where t.id = r.id and t.stage = r.stage and t.organisation_id = o.organisation_id)
      union
      select t.id, t.stage, t.organisation_id, coalesce(c.merged_from, t.id), c.answered_at from told t
        join proposal_correction c on c.proposal_id = t.id and c.answered_at = t.last and c.act = 'add_originator'
          and c.change like '%"organisationId":"' || t.organisation_id || '"%'),
    held as (
      select * from behind
      union all
      select r.id, r.stage, o.organisation_id, r.id, null
        from reached r join proposal_originator o on o.proposal_id = r.id
        where not exists (select 1 from behind b where b.id = r.id and b.stage = r.stage)),
    road as (
      select id, stage, organisation_id, came_from, told_at, 0 as step from held
      union all
      select r.id, r.stage, r.organisation_id, c.merged_from, c.answered_at, r.step + 1
        from road r join proposal_correction c on c.proposal_id = r.came_from
        where r.came_from <> r.id and c.act = 'add_originator' and c.merged_from is not null
          and c.change like '%"organisationId":"' || r.organisation_id || '"%'
          and c.answered_at = (
            select max(x.answered_at) from proposal_correction x
            where x.proposal_id = r.came_from and x.state = 'accepted' and x.answered_at < r.told_at
              and x.act in ('add_originator', 'remove_originator')
              and x.change like '%"organisationId":"' || r.organisation_id || '"%')),
    source as (
      select r.id, r.stage, r.organisation_id, r.came_from from road r
        where r.step = (
          select max(x.step) from road x
          where x.id = r.id and x.stage = r.stage and x.organisation_id = r.organisation_id)),
    marks as (
      select b.id, b.stage,
        sum(case when s.role = 'central_city' then 1 else 0 end) as central,
        sum(case when g.kind in ('city', 'town', 'village') and s.role <> 'central_city' then 1 else 0 end) as partners,
        sum(case when g.kind in ('wide_area_union', 'partial_affairs_association') then 1 else 0 end) as unions,
        count(*) as everybody
      from source b
      join proposal p on p.id = b.came_from
      join organisation g on g.id = b.organisation_id
      join spans s on s.organisation_id = b.organisation_id and s.from_ms <= p.submitted_at and p.submitted_at < s.to_ms
      group by b.id, b.stage)
    select stage, class, year, field, count(*) as count from (
      select m.stage, y.year, p.field_id as field, case
          when m.central = m.everybody then 'central_only'
          when m.central > 0 then 'joint'
          when m.partners > 0 then 'partners_only'
          when m.unions > 0 then 'union'
          else 'prefecture' end as class
      from marks m
      join ours p on p.id = m.id
      join reached r on r.id = m.id and r.stage = m.stage
      join years y on (r.at >= y.from_ms and r.at < y.to_ms) or (r.on_day >= y.from_day and r.on_day < y.to_day)
    ) as classed
    group by stage, class, year, field`.execute(db)
  return Object.fromEntries(
    rows.map((row) => [`${row.stage} ${row.class} ${Number(row.year)} ${row.field}`, Number(row.count)]),
  )
}
