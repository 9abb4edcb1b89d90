using Soc.Simulator.Day.Sources;

namespace Soc.Simulator.Day.Oddities;

/// <summary>Something that looks like an attack and is none.</summary>
/// <param name="Name">A few words.</param>
/// <param name="Why">What makes it harmless, in one sentence.</param>
internal abstract class Oddity(string name, string why)
{
    public string Name { get; } = name;
    public string Why { get; } = why;

    /// <summary>The strangeness of an ordinary day; each mostly happens to somebody else, and none to the victim.</summary>
    public static IReadOnlyList<Oddity> All { get; } =
    [
        new TravelerAbroad(),
        new NewPhones(),
        new EncodedAdministration(),
        new CertificateByCertutil(),
        new ApprovedRemoteSupport(),
        new NewsletterToolRules(),
        new OrdinaryFolderRules(),
        new MistypedPassword(),
        new MultiFactorInterrupts(),
        new FirstContactSupplier(),
        new NewsletterClicks(),
        new DeveloperScripts(),
        new EventInvitation(),
        new MobileMailSync(),
        new PerUserUpdates(),
        new MonitoringHeartbeat(),
    ];

    public abstract IEnumerable<SourceRecord> Perform(Dice dice);
}
