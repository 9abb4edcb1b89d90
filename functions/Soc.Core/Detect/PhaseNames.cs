namespace Soc.Core.Detect;

public static class PhaseNames
{
    /// <summary>The phase as a person writes it.</summary>
    public static string Words(this Phase phase) => phase switch
    {
        Phase.CommandAndControl => "Command and control",
        Phase.ActionsOnObjectives => "Actions on objectives",
        _ => phase.ToString(),
    };
}
