using Microsoft.Extensions.DependencyInjection;
using Soc.Core.Recover;

namespace Soc.Functions.Recover;

internal static class RecoverRoom
{
    public static void Furnish(IServiceCollection services) => services.AddSingleton<INoticeChannel, NoticeLog>();
}
