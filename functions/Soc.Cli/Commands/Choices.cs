using System.CommandLine;

namespace Soc.Cli.Commands;

internal static class Choices
{
    public static Option<T> Among<T>(this Option<T> option, params string[] values)
    {
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    /// <summary>What looks like an option and is none was misspelled; it names no incident and no file. A lone "-" is standard input.</summary>
    public static Argument<T> NoOption<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value is ['-', _, ..]) is { } stray) result.AddError($"There is no option '{stray.Value}' here.");
        });
        return argument;
    }

    public static Argument<T> Among<T>(this Argument<T> argument, params string[] values)
    {
        argument.AcceptOnlyFromAmong(values);
        return argument;
    }
}
