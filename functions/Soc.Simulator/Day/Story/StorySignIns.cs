using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Entra;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Story;

/// <summary>How the session is stolen, used elsewhere, and made to last.</summary>
internal static class StorySignIns
{
    private static readonly SignInClient Proxy = SignInClient.Script("axios/1.7.9");

    /// <summary>The victim types her password and approves the prompt; both pass through the proxy.</summary>
    public static IEnumerable<SourceRecord> Theft(Dice dice) =>
    [
        Through(StoryPlot.At(8, 14, 2), dice) with { Result = SignInResult.StrongAuthenticationRequired },
        Through(StoryPlot.At(8, 14, 39), dice) with { Result = SignInResult.FreshMultiFactor },
    ];

    public static IEnumerable<SourceRecord> Reuse(Dice dice) =>
    [
        Elsewhere(StoryPlot.At(8, 21, 15), dice, EntraResource.Exchange),
        Elsewhere(StoryPlot.At(8, 21, 58), dice, EntraResource.Graph),
        Elsewhere(StoryPlot.At(8, 31, 44), dice, EntraResource.Exchange),
    ];

    public static IEnumerable<SourceRecord> Authenticator(Dice dice)
    {
        var target = AuditTarget.Of(StoryPlot.Victim);
        var registered = new AuditRecord(
            AttackTraces.AuthenticatorAddedAt, dice.Next(), "User registered security info", "UserManagement", "Authentication Methods", "Add", target)
        {
            Actor = StoryPlot.Victim,
            Place = InventedPlaces.AdversaryInTheMiddle,
            ResultReason = "User registered Authenticator App with Notification and Code",
        };
        yield return registered with
        {
            At = AttackTraces.AuthenticatorAddedAt.AddSeconds(-41),
            Seed = dice.Next(),
            Activity = "User started security info registration",
            ResultReason = "User started the registration for Authenticator App with Notification and Code",
        };
        yield return registered;
    }

    private static SignInRecord Through(DateTimeOffset at, Dice dice) => new(
        at,
        dice.Next(),
        StoryPlot.Victim,
        InventedPlaces.AdversaryInTheMiddle,
        Proxy,
        EntraApplication.OfficeHome,
        EntraResource.OfficeHome,
        AttackTraces.Session);

    private static SignInRecord Elsewhere(DateTimeOffset at, Dice dice, EntraResource resource) => new(
        at, dice.Next(), StoryPlot.Victim, InventedPlaces.Adversary, SignInClient.Edge(device: null), EntraApplication.OutlookWeb, resource, AttackTraces.Session)
    {
        Interactive = false,
    };
}
