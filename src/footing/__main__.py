from footing.cli.main import main

main()
