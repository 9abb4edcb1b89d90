using System.CommandLine;
using Soc.Cli.Hosting;
using Soc.Cli.Screens;
using Soc.Core;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Tenants;

namespace Soc.Cli.Commands;

/// <summary>soc sources [--hours N] [--format text|json] [--json]</summary>
internal sealed class SourcesCommand(Terminal terminal)
{
    private const int DefaultHours = 24;
    private static readonly int MostHours = (int)SourceLedger.Kept.TotalHours;

    private readonly Option<int> _hours = new("--hours") { Description = "How many hours to give account of, the present one included.", DefaultValueFactory = _ => DefaultHours };
    private readonly Option<string> _format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" }.Among("text", "json");
    private readonly Option<bool> _json = DataOption.Json();
    private readonly Option<string?> _data = DataOption.Of(DataOption.Default);

    public Command Build()
    {
        var command = new Command("sources", "Which sources send, which have nothing to send, which are dead, and what became of what they sent.") { _hours, _format, _json, _data };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(_hours) is var hours && (hours < 1 || hours > MostHours)) throw CommandException.Wrong($"--hours takes a number from 1 to {MostHours}.");
        var workspace = Workspace.Open(parsed.GetValue(_data), terminal.Folder);
        await using var host = await SocHost.Open(workspace, workspace.Settings(), terminal.Clock, cancellation);
        var json = parsed.GetValue(_json) || parsed.GetRequiredValue(_format) == "json";
        foreach (var tenant in (await host.Profiles.Tenants(cancellation)).Append(Quarantine.Unclaimed))
        {
            var accounts = await Accounts(host, tenant, hours, cancellation);
            if (tenant == Quarantine.Unclaimed && accounts.All(account => account.Total.Received == 0)) continue;
            var name = tenant == Quarantine.Unclaimed ? "Nobody's: of no tenant of this SOC" : (await host.Profiles.Find(tenant, cancellation))?.Profile.Name ?? tenant.ToString();
            if (json) await terminal.Output.WriteLineAsync(SocJson.Write(new { tenant, sources = accounts.Select(SourceLine.Of) }));
            else SourcesScreen.Show(terminal.Screen, name, hours, accounts);
        }

        return 0;
    }

    private static async Task<IReadOnlyList<SourceAccount>> Accounts(SocHost host, TenantId tenant, int hours, CancellationToken cancellation)
    {
        var (reading, now) = (new LedgerReading(host.Store), host.Clock.GetUtcNow());
        var asked = Enumerable.Range(1 - hours, hours).Select(hour => new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero).AddHours(hour)).ToList();
        // Nothing is polled in one process: what is replayed is all there is.
        return SourceAccount.Of(
            SourceHealth.Of(await reading.Standing(tenant, cancellation), polled: null, now), await reading.Hours(tenant, asked[0], now, cancellation), polled: null, asked, now);
    }

    /// <summary>What is printed of a source for a machine.</summary>
    private sealed record SourceLine(
        SignalSource? Source, SourceConnection? Connection, SourceCondition? Condition, DateTimeOffset? LastArrival, Counts Total, int SilentHours, IReadOnlyList<HourLine> Hours)
    {
        public static SourceLine Of(SourceAccount account) => new(
            account.Source, account.Reading?.Connection, account.Reading?.Condition, account.Reading?.LastArrival, account.Total, account.SilentHours,
            [.. account.Hours.Select(hour => new HourLine(hour.Hour, hour.Silent, hour.Counts))]);
    }

    private sealed record HourLine(DateTimeOffset Hour, bool Silent, Counts Counts);
}
