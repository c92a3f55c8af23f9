"""Is a plan right? Is a week of which not everything is known right? Is anyone's week right?"""
