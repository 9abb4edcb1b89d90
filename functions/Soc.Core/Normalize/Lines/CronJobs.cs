using System.Text.RegularExpressions;

namespace Soc.Core.Normalize.Lines;

/// <summary><c>(root) CMD (/usr/local/bin/backup)</c>, <c>(alice) REPLACE (alice)</c>: what cron runs, and whose table was changed.</summary>
internal static partial class CronJobs
{
    public static SecurityEvent? Normalize(SyslogMessage message)
    {
        if (Entry().Match(message.Text) is not { Success: true } entry) return null;
        var (verb, what) = (entry.Groups["verb"].Value, entry.Groups["what"].Value);
        return message.Common() with
        {
            Class = OcsfClass.ScheduledJobActivity,
            Activity = verb switch { "CMD" => "Start", "DELETE" => "Delete", _ => "Update" },
            Status = OcsfStatus.Success,
            Actor = new(message.User(entry.Groups["user"].Value)),
            Job = verb == "CMD" ? new($"crontab of {entry.Groups["user"].Value}", what) : new($"crontab of {what}"),
        };
    }

    [GeneratedRegex(@"^\((?<user>[^)]+)\) (?<verb>CMD|REPLACE|DELETE) \((?<what>.*)\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Entry();
}
