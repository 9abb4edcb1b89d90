using Soc.Cli.Commands;
using Soc.Core.Incidents;
using Soc.Core.Prepare;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Review;
using Soc.Core.Tenants;
using Soc.Core.Triage;

namespace Soc.Cli.Hosting;

/// <summary>Where analysts say what they decide.</summary>
public sealed class Desk(SocHost host, TenantId tenant, string incident)
{
    /// <summary>Has the incident hear the decision. What follows from it has not been done yet.</summary>
    /// <returns>Why it was refused, or null.</returns>
    public async Task<Refusal?> Say(Decision decision, CancellationToken cancellation)
    {
        var (target, command) = await new Hearing(host.Profiles).Of(tenant, incident, decision, cancellation);
        return (await host.Engine.Deliver(target, command, cancellation: cancellation)).Refusal;
    }

    /// <summary>Lets time pass until no action is under way any more.</summary>
    public Task Settle(CancellationToken cancellation) =>
        host.Passage.Settle(async () => (await State(cancellation)).Actions.Values.Any(action => action.InFlight), cancellation);

    public async Task<IncidentState> State(CancellationToken cancellation) =>
        await host.Cases.State(tenant, incident, cancellation) ?? throw CommandException.Wrong($"There is no incident {incident}.");

    /// <summary>The one analyst of a tier, when there is exactly one.</summary>
    /// <exception cref="CommandException">There is none, or more than one.</exception>
    public static Analyst TheOneOf(Tier needed, TenantProfile profile)
    {
        var able = profile.Analysts.Where(analyst => analyst.Tier >= needed).ToList();
        if (able is [var only]) return only;
        var names = able.Count == 0 ? "the profile names none" : string.Join(", ", able.Select(analyst => $"{analyst.Name} ({analyst.Tier})"));
        throw CommandException.Wrong($"Say who decides with --as: this needs an analyst of tier {needed} ({names}).");
    }

    /// <param name="text">User principal name, name or object id.</param>
    /// <returns>The object id.</returns>
    /// <exception cref="CommandException">Nobody in the tenant's profile is called so.</exception>
    public static string PersonCalled(string text, TenantDirectory directory)
    {
        var named = directory.Profile.Analysts.Where(analyst => analyst.Id.Equals(text, StringComparison.OrdinalIgnoreCase) || analyst.Name.Equals(text, StringComparison.OrdinalIgnoreCase)).ToList();
        if (named is [var analyst]) return analyst.Id;
        return directory.FindUser(text)?.Id ?? throw CommandException.Wrong($"'{VisibleText.Of(text, 80)}' is nobody in the tenant's profile.");
    }
}
