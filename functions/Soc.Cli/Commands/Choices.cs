using System.CommandLine;

namespace Soc.Cli.Commands;

internal static class Choices
{
    public static Option<T> Among<T>(this Option<T> option, params string[] values)
    {
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    public static Argument<T> Among<T>(this Argument<T> argument, params string[] values)
    {
        argument.AcceptOnlyFromAmong(values);
        return argument;
    }
}
