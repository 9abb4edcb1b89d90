using System.Net.Http.Headers;
using System.Net.Http.Json;
using Soc.Cli.Hosting;
using Soc.Cli.Screens;
using Soc.Core.Incidents;
using Soc.Core.Prepare;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Triage;
using Soc.Simulator.Tenant;

namespace Soc.Cli.Demo;

/// <summary>
/// Tries what must not work. The first three are said to the incident like any decision and stay in its audit trail; the last three are
/// orders given past the plan, to show that the guard beside the tenant refuses them with what it reads there.
/// </summary>
internal sealed class GuardRails(Terminal terminal, SocHost host, string incident)
{
    private readonly Desk _desk = new(host, InventedTenant.Id, incident);

    private static TenantProfile Profile => InventedTenant.Profile;

    /// <summary>Once in a demo, however often it was interrupted.</summary>
    public async Task Try(CancellationToken cancellation)
    {
        if ((await host.Cases.Containment(InventedTenant.Id, KeyOf("break-glass"), cancellation)).Order is not null) return;
        var tried = new List<(string What, Refusal? Refusal)>
        {
            ("A card used a second time", await Say(UsedCard(await _desk.State(cancellation)), Verdict.Approve, Tier.L3, cancellation)),
            ("An L1 analyst undoes containment", await Say(OpenCard(await _desk.State(cancellation)), Verdict.Undo, Tier.L1, cancellation)),
            ("A card that has expired", await Say(await ExpiredCard(cancellation), Verdict.Close, Tier.L3, cancellation)),
            ("Disable the break-glass account", await Order("break-glass", new ContainmentAction.DisableAccount(BreakGlass.Id), cancellation)),
            ("Disable an account of the on-premises directory", await Order("synchronized", new ContainmentAction.DisableAccount(Synchronized.Id), cancellation)),
            ("Isolate a device with a pending action", await OrderOnBusyDevice(cancellation)),
        };
        GuardRailScreen.Show(terminal.Screen, tried);
        host.Remember();
    }

    private static string KeyOf(string drill) => $"drill.{drill}";

    private static DirectoryUser BreakGlass => Profile.Users.First(user => user is { NeverContain: true, Synchronized: false });

    private static DirectoryUser Synchronized => Profile.Users.First(user => user is { Synchronized: true, NeverContain: false, Privileged: false });

    private static DirectoryDevice OtherDevice => Profile.Devices.First(device => device.Id != InventedTenant.VictimMachineId);

    private async Task<Refusal?> Say(string card, Verdict verdict, Tier tier, CancellationToken cancellation)
    {
        var person = Profile.Analysts.First(analyst => analyst.Tier == tier);
        var refusal = await _desk.Say(new(card, person.Id, verdict, host.Clock.GetUtcNow(), Note: "Drill"), cancellation);
        await host.Passage.Run(cancellation);
        return refusal;
    }

    private static string UsedCard(IncidentState state) => state.PastCards.Where(pair => pair.Value is CardEnd.Used).Select(pair => pair.Key).Order(StringComparer.Ordinal).First();

    private static string OpenCard(IncidentState state) => state.Card?.Id ?? "none";

    /// <summary>One that nobody answered in time; where there is none, the open one a moment too late.</summary>
    private async Task<string> ExpiredCard(CancellationToken cancellation)
    {
        var state = await _desk.State(cancellation);
        if (state.PastCards.Where(pair => pair.Value is CardEnd.Expired).Select(pair => pair.Key).Order(StringComparer.Ordinal).LastOrDefault() is { } expired) return expired;
        if (state.Card is not { } card) return "none";
        await host.Passage.MoveTo(card.ExpiresAt, cancellation);
        return card.Id;
    }

    private async Task<Refusal?> OrderOnBusyDevice(CancellationToken cancellation)
    {
        // Somebody else's isolation, of which the SOC knows nothing.
        using var http = new HttpClient { BaseAddress = host.Simulator!.Defender };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "loopback");
        var body = new Dictionary<string, string> { ["Comment"] = "By an administrator, in the portal", ["IsolationType"] = "Full" };
        using var answer = await http.PostAsJsonAsync($"api/machines/{OtherDevice.Id}/isolate", body, cancellation);
        answer.EnsureSuccessStatusCode();
        return await Order("busy-device", new ContainmentAction.IsolateDevice(OtherDevice.Id), cancellation);
    }

    private async Task<Refusal?> Order(string name, ContainmentAction action, CancellationToken cancellation)
    {
        var key = KeyOf(name);
        var now = host.Clock.GetUtcNow();
        var process = ContainmentProcess.Of(InventedTenant.Id, key);
        await host.Engine.Deliver(process, new ContainmentCommand.Begin(incident, new(InventedTenant.Id, key, action, now, "Drill"), ApprovedBy: [], now), cancellation: cancellation);
        await host.Passage.Settle(async () => (await host.Cases.Containment(InventedTenant.Id, key, cancellation)).Report is null, cancellation);
        return (await host.Cases.Containment(InventedTenant.Id, key, cancellation)).Report?.Refusal;
    }
}
