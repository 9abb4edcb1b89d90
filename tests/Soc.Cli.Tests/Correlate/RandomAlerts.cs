using Soc.Core.Correlate;
using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Core.Prepare;
using Soc.Core.Tenants;
using Soc.Core.Triage;

namespace Soc.Cli.Tests.Correlate;

/// <summary>Alerts of a small office over four days, the same for the same seed; and, from the definitions alone, which of them are incidents.</summary>
internal static class RandomAlerts
{
    public static readonly TenantId Tenant = TenantId.Parse("7e000000-0000-4000-8000-00000000000a");
    public static readonly TenantDirectory Directory = new(TenantProfile.Empty(Tenant));
    public static readonly DateTimeOffset Monday = new(2026, 11, 16, 8, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<Alert> Of(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(number => Some(random, number))];
    }

    public static Alert At(string id, double hours, Severity severity, params IReadOnlyList<Entity> entities) => At(Tenant, id, hours, severity, entities);

    public static Alert At(TenantId tenant, string id, double hours, Severity severity, params IReadOnlyList<Entity> entities) => new(
        id, tenant, new($"detection-{id}", id, DetectionKind.SigmaRule), Monday.AddHours(hours), Phase.Exploitation, ["T1078"], severity, 80, [.. entities.Distinct().Order()], [], $"event-{id}", SignalSource.EntraSignIn);

    /// <summary>The connected parts of the linking relation that add up to an incident, each as its ordered alert ids; ordered.</summary>
    public static IReadOnlyList<string> Incidents(IReadOnlyCollection<Alert> alerts)
    {
        var parts = new List<List<Alert>>();
        foreach (var alert in alerts)
        {
            var linked = parts.Where(part => part.Any(member => Linking.Links(member, alert))).ToList();
            parts.RemoveAll(linked.Contains);
            parts.Add([.. linked.SelectMany(part => part), alert]);
        }

        return [.. parts
            .Where(part => Scoring.Assess(part, Directory, TriagePolicy.Default).Score >= TriagePolicy.Default.OpensAt)
            .Select(part => string.Join(' ', part.Select(alert => alert.Id).Order(StringComparer.Ordinal)))
            .Order(StringComparer.Ordinal)];
    }

    private static Alert Some(Random random, int number)
    {
        List<Entity> entities = [new(EntityKind.User, $"user-{random.Next(6)}")];
        if (random.Next(4) == 0) entities.Add(new(EntityKind.Ip, $"203.0.113.{random.Next(4)}"));
        if (random.Next(5) == 0) entities.Add(new(EntityKind.Session, $"session-{random.Next(5)}"));
        if (random.Next(3) == 0) entities[0] = new(EntityKind.Device, $"device-{random.Next(3)}");
        if (random.Next(8) == 0) entities.RemoveAt(0);
        if (entities.Count == 0) entities.Add(new(EntityKind.FileHash, $"hash-{random.Next(3)}"));
        return At($"{number:000}", random.Next(96 * 60) / 60.0, (Severity)random.Next(1, 6), entities) with
        {
            Phase = (Phase)random.Next(6),
            Detection = new($"detection-{random.Next(8)}", "A detection", DetectionKind.SigmaRule),
        };
    }
}
