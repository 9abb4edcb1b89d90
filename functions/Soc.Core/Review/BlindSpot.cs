using Soc.Core.Detect;
using Soc.Core.Investigate;

namespace Soc.Core.Review;

/// <summary>Something that this report cannot know.</summary>
public sealed record BlindSpot(string What, string Why)
{
    public static IReadOnlyList<BlindSpot> Of(CaseFile file)
    {
        var spots = file.View.Finding.Phases.Where(phase => phase.MissingSources.Count > 0).Select(Of).ToList();
        if (file.Quarantined > 0)
            spots.Add(new("Unreadable records", $"{Wording.Count(file.Quarantined, "record")} of this tenant could not be read and wait in quarantine."));
        return spots;
    }

    private static BlindSpot Of(PhaseCoverage phase) => new(
        phase.Phase.Words(),
        phase.Visibility is Visibility.NotObservable
            ? $"Nothing could be seen: {Wording.List(phase.MissingSources)} {Sends(phase)} nothing to this SOC."
            : $"More might have been seen: {Wording.List(phase.MissingSources)} {Sends(phase)} nothing to this SOC.");

    private static string Sends(PhaseCoverage phase) => phase.MissingSources.Count == 1 && !phase.MissingSources[0].EndsWith('s') ? "sends" : "send";
}
