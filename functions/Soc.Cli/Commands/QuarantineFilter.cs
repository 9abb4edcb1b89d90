using System.CommandLine;
using System.Globalization;
using Soc.Cli.Hosting;
using Soc.Core.Ingest;
using Soc.Core.Review;
using Soc.Core.Tenants;

namespace Soc.Cli.Commands;

/// <summary>--source, --code and --since: which records of the quarantine are meant.</summary>
internal sealed class QuarantineFilter
{
    private const string Unknown = "unknown";

    private readonly Option<string?> _source = new("--source") { Description = "Only of this source (EntraSignIn, …), or 'unknown'.", HelpName = "SOURCE" };
    private readonly Option<string?> _code = new("--code") { Description = $"Only for this reason: {string.Join(", ", Enum.GetNames<QuarantineReason>())}.", HelpName = "CODE" };
    private readonly Option<string?> _since = new("--since") { Description = "Only what arrived since: an instant (2026-11-17, 2026-11-17T08:00Z), or how long ago (45m, 12h, 7d).", HelpName = "WHEN" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _source, _code, _since }) command.Options.Add(option);
    }

    /// <param name="tenants">Null: all tenants, and what is nobody's.</param>
    public async Task<IReadOnlyList<QuarantineRow>> Rows(SocHost host, ParseResult parsed, IReadOnlyList<TenantId>? tenants, CancellationToken cancellation)
    {
        var (source, code, since) = (SourceOf(parsed.GetValue(_source)), CodeOf(parsed.GetValue(_code)), SinceOf(parsed.GetValue(_since), host.Clock.GetUtcNow()));
        var rows = new List<QuarantineRow>();
        foreach (var tenant in tenants ?? [.. await host.Profiles.Tenants(cancellation), Quarantine.Unclaimed])
            await foreach (var row in host.Quarantine.List(tenant, cancellation: cancellation))
                if (source(row) && (code is null || row.Code == code) && (since is null || row.ArrivedAt >= since)) rows.Add(row);
        return [.. rows.OrderBy(row => row.Position.Origin, StringComparer.Ordinal).ThenBy(row => row.Position.Offset).ThenBy(row => row.Position.Index).ThenBy(row => row.Id, StringComparer.Ordinal)];
    }

    private static Func<QuarantineRow, bool> SourceOf(string? given) => given switch
    {
        null => _ => true,
        Unknown => row => row.Source is null,
        _ when Enum.TryParse<SignalSource>(given, ignoreCase: true, out var source) && Enum.IsDefined(source) => row => row.Source == source,
        _ => throw CommandException.Wrong($"--source: there is no source '{VisibleText.Of(given, 60)}'."),
    };

    private static QuarantineReason? CodeOf(string? given) =>
        given is null ? null
        : Enum.TryParse<QuarantineReason>(given, ignoreCase: true, out var code) && Enum.IsDefined(code) ? code
        : throw CommandException.Wrong($"--code: there is no reason '{VisibleText.Of(given, 60)}'.");

    private static DateTimeOffset? SinceOf(string? given, DateTimeOffset now)
    {
        if (given is null) return null;
        if (given.Length > 1 && double.TryParse(given[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && Unit(given[^1]) is { } unit && count <= now.Ticks / (double)unit.Ticks)
            return now - (count * unit);
        return DateTimeOffset.TryParse(given, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw CommandException.Wrong($"--since: '{VisibleText.Of(given, 60)}' is neither an instant nor a span like 45m, 12h or 7d.");
    }

    private static TimeSpan? Unit(char letter) => letter switch
    {
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        _ => null,
    };
}
