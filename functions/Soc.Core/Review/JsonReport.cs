namespace Soc.Core.Review;

/// <summary>The report for machines: <see cref="IncidentReport"/> as one JSON object, camelCase, every character outside ASCII escaped.</summary>
public static class JsonReport
{
    public static string Render(IncidentReport report) => SocJson.Write(report) + "\n";
}
