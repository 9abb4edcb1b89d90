using Soc.Core.Detect;
using Soc.Simulator.Day.Sources;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Story;

/// <summary>
/// The attack: a session stolen through an adversary in the middle, a mailbox read, a device taken. The same on every run, whatever the
/// seed of the day around it.
/// </summary>
public static class AttackStory
{
    /// <summary>The Entra session that is stolen.</summary>
    public static string SessionId => AttackTraces.Session;

    /// <summary>The attacker's addresses: the adversary in the middle, where the session is used, where the tool comes from, where it calls.</summary>
    public static IReadOnlyList<string> Addresses { get; } =
        [InventedPlaces.AdversaryInTheMiddle.Address, InventedPlaces.Adversary.Address, StoryPlot.ToolServer.Address, StoryPlot.Relay.Address];

    /// <summary>SHA-256 of the remote tool, lower case.</summary>
    public static string ToolSha256 => StoryPlot.Tool.Sha256;

    /// <summary>Graph id of the authenticator that the attacker added.</summary>
    public static string AuthenticatorId => AttackTraces.Authenticator.Id;

    /// <summary>Graph id of the inbox rule that the attacker made.</summary>
    public static string InboxRuleId => AttackTraces.InboxRule.Id;

    /// <summary>In the order in which they happen.</summary>
    public static IReadOnlyList<StoryStep> Steps { get; } = Tell();

    private static StoryStep[] Tell()
    {
        var dice = new Dice(0x50C);
        return
        [
            Step("A phishing mail with a QR code passes the filter", Phase.Delivery, StoryMail.Delivery(StoryMail.Phishing, dice)),
            Step("The user opens the link", Phase.Delivery, StoryMail.Click(dice)),
            Step("An adversary in the middle signs in as the user", Phase.Exploitation, StorySignIns.Theft(dice)),
            Step("The stolen session is used from another network", Phase.Exploitation, StorySignIns.Reuse(dice)),
            Step("An authenticator is added", Phase.Installation, StorySignIns.Authenticator(dice)),
            Step("An inbox rule hides replies", Phase.Installation, StoryMailbox.HidingRule(dice)),
            Step("The mailbox is read", Phase.ActionsOnObjectives, StoryMailbox.Reading(StoryPlot.At(8, 41, 6), 6, dice)),
            Step("A mail from inside leads the user to run something", Phase.Delivery, StoryMail.SendLure(dice)),
            Step("A tool of the operating system fetches a remote tool", Phase.Installation, StoryEndpoint.FetchTool(dice)),
            Step("The remote tool starts", Phase.Installation, StoryEndpoint.StartTool(dice)),
            Step("The remote tool beacons", Phase.CommandAndControl, StoryEndpoint.Beacon(dice)),
            Step("Defender raises an alert of its own", Phase.CommandAndControl, StoryEndpoint.DefenderAlert(dice)),
            Step("The mailbox is read again", Phase.ActionsOnObjectives, StoryMailbox.Reading(StoryPlot.At(10, 31, 20), 4, dice)),
        ];
    }

    private static StoryStep Step(string name, Phase phase, IEnumerable<SourceRecord> signals)
    {
        SourceRecord[] told = [.. signals];
        return new StoryStep(name, phase, told.Min(signal => signal.At), told);
    }
}
