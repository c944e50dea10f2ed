/**
 * What an inbox does in the database, each in one round trip. Whatever changes who may work on a lane holds that lane's
 * lock to the end of its transaction and looks at the lane only after it has it: within a function each statement sees
 * what was committed before it began, whereas one statement alone would still see what was there before it waited.
 * The locks of many lanes are taken in one order. 7274 sets them apart from other advisory locks.
 */
export const inboxFunctions: readonly string[] = [
  `create function inbox_lock(of_platform text, of_lanes text[]) returns void language plpgsql as $$
    declare h integer;
    begin
      for h in select distinct hashtext(of_platform || ' ' || l) from unnest(of_lanes) l order by 1 loop
        perform pg_advisory_xact_lock(7274, h);
      end loop;
    end $$`,
  // Takes in what came, in this order; up to so many are claimed at once, where nothing of their lane is left.
  `create function inbox_accept(p text, me text, lease_ms integer, free integer,
      keys text[], lanes text[], ats bigint[], bodies text[])
    returns table (place integer, num bigint, mine boolean) language plpgsql as $$
    declare takes boolean;
    begin
      perform inbox_lock(p, lanes);
      for i in 1 .. cardinality(keys) loop
        takes := free > 0 and not exists (
          select from inbox where platform = p and lane = lanes[i] and done_at is null);
        place := i; num := null; mine := takes;
        insert into inbox (platform, key, lane, at, body, claimed_by, claimed_until)
          values (p, keys[i], lanes[i], ats[i], bodies[i], case when takes then me end,
            case when takes then clock_timestamp() + lease_ms * interval '1 ms' end)
          on conflict (platform, key) do nothing returning number into num;
        if takes and num is not null then free := free - 1; end if;
        return next;
      end loop;
    end $$`,
  // Claims one delivery, if it may be worked on now and is the oldest of its lane. Whoever calls has the lane's lock.
  `create function inbox_claim(n bigint, me text, lease_ms integer) returns setof inbox language plpgsql as $$
    begin
      perform from inbox where number = n for update skip locked;
      if not found then return; end if;
      return query update inbox i set again = i.again or i.claimed_until is not null, claimed_by = me,
          claimed_until = clock_timestamp() + lease_ms * interval '1 ms'
        where i.number = n and i.done_at is null
          and (i.claimed_until is null or i.claimed_until <= clock_timestamp())
          and (i.rests_until is null or i.rests_until <= clock_timestamp())
          and not exists (select from inbox o
            where o.platform = i.platform and o.lane = i.lane and o.done_at is null and o.number < i.number)
        returning i.*;
    end $$`,
  // What was worked on is done, if it is still ours; where asked, the next of those lanes is claimed.
  `create function inbox_done(p text, me text, lease_ms integer, goes_on boolean, nums bigint[], lanes text[])
    returns setof inbox language plpgsql as $$
    declare ours text[]; l text; n bigint;
    begin
      perform inbox_lock(p, lanes);
      with ended as (update inbox set done_at = clock_timestamp(), body = null, claimed_by = null, claimed_until = null
        where number = any (nums) and claimed_by = me and done_at is null returning lane)
        select array_agg(distinct lane) into ours from ended;
      if not goes_on then return; end if;
      foreach l in array coalesce(ours, '{}') loop
        select number into n from inbox where platform = p and lane = l and done_at is null order by number limit 1;
        if found then return query select * from inbox_claim(n, me, lease_ms); end if;
      end loop;
    end $$`,
  // Claims the oldest of those lanes that nobody works on, up to so many; lanes that are just being changed are left out.
  // Where it takes over, a claim that ran out counts as nobody's.
  `create function inbox_take(p text, me text, lease_ms integer, most integer, takes_over boolean)
    returns setof inbox language plpgsql as $$
    declare one record; taken integer := 0; got integer;
    begin
      for one in
        select i.number, i.lane from inbox i
        where i.platform = p and i.done_at is null
          and (i.claimed_until is null or takes_over and i.claimed_until <= clock_timestamp())
          and (i.rests_until is null or i.rests_until <= clock_timestamp())
          and not exists (select from inbox o
            where o.platform = p and o.lane = i.lane and o.done_at is null and o.number < i.number)
        order by i.number limit 2 * most
      loop
        exit when taken >= most;
        continue when not pg_try_advisory_xact_lock(7274, hashtext(p || ' ' || one.lane));
        return query select * from inbox_claim(one.number, me, lease_ms);
        get diagnostics got = row_count;
        taken := taken + got;
      end loop;
    end $$`,
];
