package io.sandboxconsole.audit;

/// Fills a trail on PostgreSQL with rows of a year, without a chain: for plans and times of searches.
final class AuditFill {

    /// Appends `rows` rows behind those that there are.
    static final String SQL = """
            insert into audit_event (id, at, chained, operation, phase, actor_id, actor_name, actor_kind, door, address,
                action, connection, sandbox, sandbox_name, team, owner, result, code, detail, request)
            select base.last + n, moment, moment, gen_random_uuid(), 'OUTCOME',
                'actor-' || (n * 7919) % 500, 'Person Number' || (n * 7919) % 500,
                case when n % 3 = 0 then 'key' else 'person' end,
                case when n % 3 = 0 then 'gateway' else 'console' end,
                '10.0.' || (n * 31) % 200 || '.' || (n * 17) % 250,
                (array['delete', 'pause', 'resume', 'create', 'sign-in', 'renew', 'view', 'read-endpoint', 'call',
                    'snapshot'])[cast(1 + (n * 104729) % 10 as integer)],
                'prod-' || (n * 13) % 8, 'sb-' || (n * 50021) % 20000, 'nightly build ' || (n * 50021) % 20000,
                'team-' || (n * 6007) % 200, 'actor-' || (n * 7919) % 500,
                case when (n * 7) % 100 = 0 then 'DENIED' when (n * 7) % 100 < 4 then 'FAILED' else 'SUCCEEDED' end,
                case when (n * 7) % 100 = 0 then 'delete-sandbox' else '' end,
                'The sandbox did it ' || case when n % 1000 = 0 then 'needle' || (n / 1000) % 50 else '' end,
                'r-' || n
            from generate_series(1, cast(:rows as bigint)) n,
                (select coalesce(max(id), 0) as last from audit_event) base,
                lateral (select timestamp with time zone '2026-01-01 00:00:00Z'
                    + (base.last + n) * interval '1 second' * 3) clock (moment)
            """;

    private AuditFill() {}
}
